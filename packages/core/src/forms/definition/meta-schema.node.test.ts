import { readFileSync } from 'node:fs';
import { Validator, type Schema } from '@cfworker/json-schema';
import { describe, expect, test } from 'vitest';
import { operators } from '../logic/expression.js';
import { checkFormDefinition } from './check-form-definition.js';
import { everyType, formOf } from './every-type.fixture.js';

interface MetaSchema extends Schema {
  readonly $defs: Readonly<Record<string, { readonly properties: Readonly<Record<string, unknown>> }>>;
}

const schema = JSON.parse(readFileSync(new URL('../../../civic-form-1.schema.json', import.meta.url), 'utf8')) as MetaSchema;
const validator = new Validator(schema, '2020-12', true);
const isValid = (value: unknown) => validator.validate(value).valid;

/** What only the parser can say: it compares, counts, knows the calendar and follows names. */
const beyondTheSchema =
  /is the (?:id|value) of another|its own id|names (?:no|a) |reads into|stands outside|asks whether|is above|leaves no whole|is about no|must be a (?:date|time)|at most|A pattern|"\)"|"\("|cannot|quantifier|escape|class|\\|more than \d+ options|hangs on itself/;

type Path = readonly (string | number)[];

/** All places in a value, the outer ones first. */
function placesIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const names = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...names.flatMap((name) => placesIn((value as Record<string | number, unknown>)[name], [...path, name]))];
}

/** A copy of `value` in which `change` has been made to what holds the place. */
function changed(value: unknown, path: Path, change: (holder: Record<string | number, unknown>, name: string | number) => void): unknown {
  const copy = structuredClone({ root: value });
  const whole: Path = ['root', ...path];
  let holder = copy as Record<string | number, unknown>;
  for (const name of whole.slice(0, -1)) holder = holder[name] as Record<string | number, unknown>;
  change(holder, whole.at(-1) ?? 'root');
  return copy.root;
}

const put = (value: unknown) => (holder: Record<string | number, unknown>, name: string | number) => {
  holder[name] = value;
};

const changes = [
  ...[
    null,
    7,
    -1,
    0.5,
    true,
    '',
    ' ',
    'x',
    '2026-02-03',
    '08:00',
    [],
    {},
    ['x'],
    [true],
    { en: 'x' },
    { var: 'where' },
    { '!': [true] },
  ].map(put),
  ...[{ var: [] }, { today: 1 }, { if: [true] }, { and: [] }, { '<': [1, 2, 3, 4] }, { nothing: 1 }, { var: 'where', '!': true }].map(put),
  ...['x'.repeat(201), '字'.repeat(10_001), '9'.repeat(13), 'en-US', 'P1Y', 'text', 'repeat', 'image/*'].map(put),
  (holder: Record<string | number, unknown>, name: string | number) => {
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else delete holder[name];
  },
  (holder: Record<string | number, unknown>, name: string | number) => {
    if (Array.isArray(holder)) holder.push(holder[Number(name)]);
    else holder[`${name}x`] = holder[name];
  },
];

/** A form about nothing but the form; and one for each question, for a validator takes its time over large ones. */
const { pages, ...about } = everyType;
const bases = [
  { ...about, pages: [{ id: 'page', title: 'x', showIf: { condition: 'rents' }, questions: [{ id: 'home', type: 'text', label: 'x' }] }] },
  ...pages
    .flatMap(({ questions }) => questions)
    .map((question) => formOf([question], { conditions: { rents: true, adult: true }, lists: everyType.lists })),
];

/** The same ones on every run: every fifth change at every place. */
const definitions = bases.flatMap((base) =>
  placesIn(base).flatMap((path, place) =>
    changes.filter((_, index) => (place + index) % 5 === 0).map((change) => changed(base, path, change)),
  ),
);

test('the meta-schema takes what the parser takes, and refuses what it refuses, wherever a schema can say it', () => {
  const verdicts = { both: 0, neither: 0, parserOnly: 0 };
  for (const definition of definitions) {
    const { errors } = checkFormDefinition(definition);
    const { valid } = validator.validate(definition);
    const unsaid = errors.filter(({ message }) => !beyondTheSchema.test(message));
    if (valid) expect(unsaid).toEqual([]);
    else expect(errors).not.toEqual([]);
    verdicts[!valid ? 'neither' : errors.length > 0 ? 'parserOnly' : 'both'] += 1;
  }
  console.log(`meta-schema and parser on ${definitions.length} definitions: both take ${verdicts.both}, both refuse ${verdicts.neither}`);
  expect(verdicts.both).toBeGreaterThan(500);
  expect(verdicts.neither).toBeGreaterThan(1000);
}, 120_000);

describe('the meta-schema', () => {
  test('takes a form with every type and every member', () => {
    expect(validator.validate(everyType).errors).toEqual([]);
  });

  test('knows every operator', () => {
    expect(Object.keys(schema.$defs['operation']?.properties ?? {}).toSorted()).toEqual([...operators].toSorted());
  });

  test('refuses what it must', () => {
    expect(isValid({ ...everyType, titel: 'x' })).toBe(false);
    expect(isValid({ ...everyType, pages: [] })).toBe(false);
  });
});
