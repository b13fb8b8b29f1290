import { withoutInvalid } from '@civickit/core/markup';
import fc from 'fast-check';
import type { JsonSchema } from '../operation.js';

/** Text that means nothing, with all that has ever broken a reader. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '%',
    "'",
    '"><script>',
    '../..',
    '__proto__',
    'null',
    '-1',
    '0',
    '1e999',
    '9'.repeat(40),
    'x'.repeat(5000),
  ),
  fc.constantFrom('2026-02-30', '0000-00-00', '9999-12-31T23:59:60Z', '2026-03-04T08:00:00+99:00', 'NaN', ',,,', '\u{1f600}', '[]', '{}'),
);

/** JSON of any shape. */
export const hostileJson = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });

type Keywords = JsonSchema & {
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly type?: string;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
};

/** What a schema allows, of the keywords that our descriptions use; its references are looked up in `schemas`. */
export function arbitraryOf(schema: JsonSchema, schemas: Readonly<Record<string, JsonSchema>> = {}): fc.Arbitrary<unknown> {
  const { $ref, enum: choices, const: only, oneOf, anyOf = oneOf, allOf, ...rest } = schema as Keywords;
  const of = (one: JsonSchema = {}) => arbitraryOf(one, schemas);
  // When it is needed: what holds itself would never end.
  if ($ref !== undefined) return fc.constant(null).chain(() => of(schemas[$ref.replace('#/components/schemas/', '')]));
  if (choices) return fc.constantFrom(...choices);
  if (only !== undefined) return fc.constant(only);
  if (anyOf) return fc.oneof(...anyOf.map((one) => of({ ...rest, ...one })));
  if (allOf) return of(Object.assign({}, rest, ...allOf) as JsonSchema);
  switch (rest.type) {
    case 'string':
      return texts(rest);
    case 'integer':
      return numbers(rest, (min, max) => fc.oneof(fc.integer({ min, max }), fc.integer({ min, max: Math.min(max, 20) })));
    case 'number':
      // Whole millionths: what is written is what is meant.
      return numbers(rest, (min, max) => fc.integer({ min: min * 1e6, max: max * 1e6 }).map((millionths) => millionths / 1e6 || 1));
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(of(rest.items), { minLength: Number(rest['minItems'] ?? 0), maxLength: 3 });
    case 'object':
      return objects(rest, of);
    default:
      return hostileJson;
  }
}

function texts({ format, pattern, minLength = 0, maxLength = 60 }: Keywords): fc.Arbitrary<string> {
  const fits = new RegExp(typeof pattern === 'string' ? pattern : '');
  // Without an offset zod names no format.
  if (format === 'date' || format === 'date-time' || (fits.test('2026-03-04T08:00:00.000Z') && !fits.test('x'))) {
    return instants.map((instant) => (format === 'date' ? instant.slice(0, 10) : instant)).filter((instant) => fits.test(instant));
  }
  if (format === 'email') return fc.constantFrom('a@county.example', 'B.c+d@other.example');
  if (format === 'uri') return fc.constantFrom('https://town.example/a%20b?c=d#e', 'http://other.example');
  const most = Number(maxLength);
  const made =
    typeof pattern === 'string'
      ? fc.stringMatching(new RegExp(pattern), { size: 'small' })
      : fc.string({ unit: 'grapheme', minLength: Number(minLength), maxLength: Math.min(most, 60) });
  // By it readers know that text was in no UTF-8.
  const says = (text: string) => Number(minLength) === 0 || withoutInvalid(text).trim().length >= Number(minLength);
  return made.filter((text) => text.length <= most && !text.includes('\ufffd') && says(text));
}

function numbers(
  { exclusiveMinimum, minimum = exclusiveMinimum === undefined ? 0 : Number(exclusiveMinimum) + 1, maximum = 1e6 }: Keywords,
  make: (min: number, max: number) => fc.Arbitrary<number>,
): fc.Arbitrary<number> {
  return make(Number(minimum), Number(maximum));
}

function objects({ properties = {}, required = [], additionalProperties }: Keywords, of: (one?: JsonSchema) => fc.Arbitrary<unknown>) {
  const members = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, of(one)]));
  if (Object.keys(members).length > 0) return fc.record(members, { requiredKeys: [...required] });
  if (additionalProperties === false) return fc.constant({});
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
  return fc.dictionary(name, of(typeof additionalProperties === 'object' ? additionalProperties : undefined), { maxKeys: 3 });
}

const range = { min: new Date('1600-01-02T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true };
const instants = fc.date(range).map((date) => date.toISOString());
