import { describe, expect, test } from 'vitest';
import { isCivicError } from '../../errors/civic-error.js';
import { checkFormDefinition } from './check-form-definition.js';
import { everyType, formOf } from './every-type.fixture.js';
import { parseFormDefinition } from './parse-form-definition.js';

const text = { id: 'where', type: 'text', label: 'Where' };

function cycle(): unknown {
  const group: Record<string, unknown> = { id: 'g', type: 'group', label: 'x' };
  group['questions'] = Array.from({ length: 50 }, () => group);
  return formOf([group]);
}

function deep(levels: number): unknown {
  let expression: unknown = true;
  for (let level = 0; level < levels; level++) expression = { '!': [expression] };
  return expression;
}

const round: unknown[] = [];
round.push(round, round, round);
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]));
const refusing = new Proxy(
  {},
  {
    ownKeys: () => {
      throw new Error('no');
    },
  },
);

/** What nobody would write. */
const hostile: Readonly<Record<string, () => unknown>> = {
  'a cycle of groups': cycle,
  'a cycle of an expression': () => formOf([{ ...text, showIf: { or: round } }]),
  'an expression of 100,000 levels': () => formOf([{ ...text, showIf: deep(100_000) }]),
  'a hole of a billion places': () => formOf([{ ...text, showIf: { or: new Array(1e9) } }]),
  'a billion pages': () => ({ ...formOf([text]), pages: new Array(2 ** 32 - 1) }),
  'a billion options in each of many lists': () => formOf([text], { lists: { a: new Array(1e9), b: new Array(1e9) } }),
  'texts in 20,000 languages': () => formOf([{ ...text, label: many(20_000) }]),
  'members that nobody knows': () => formOf([{ ...text, ...many(20_000) }]),
  'the same questions on 500 pages': () => ({
    ...formOf([]),
    pages: Array.from({ length: 500 }, (_, index) => ({ id: `p${index}`, questions: [text, text, text, text] })),
  }),
  'big conditions on each question': () => {
    const condition = { or: Array.from({ length: 500 }, () => ({ '==': [{ var: 'where' }, 'x'] })) };
    return formOf(Array.from({ length: 2000 }, (_, index) => ({ ...text, id: `q${index}`, showIf: condition })));
  },
  'names that all nearly fit': () =>
    formOf(
      Array.from({ length: 2000 }, (_, index) => ({ ...text, id: `where${index}`, showIf: { answered: [{ var: `wheer${index}` }] } })),
    ),
  'a long list that is compared with each question': () => {
    const options = Array.from({ length: 10_000 }, (_, index) => ({ value: `v${index}`, label: 'x' }));
    const showIf = { in: [{ var: 'home' }, Array.from({ length: 900 }, (_, index) => `w${index}`)] };
    const questions = Array.from({ length: 1000 }, (_, index) => ({ ...text, id: `q${index}`, showIf }));
    return formOf([{ id: 'home', type: 'choice', label: 'x', options }, ...questions]);
  },
  'a long text for a name': () => formOf([{ ...text, showIf: { or: [{ var: 'x'.repeat(5_000_000) }, { var: 'a.'.repeat(1_000_000) }] } }]),
  'a long text for an id': () => formOf([{ ...text, id: 'x'.repeat(5_000_000) }]),
  'a long text for a label': () => formOf([{ ...text, label: '字'.repeat(5_000_000) }]),
  'a getter that throws': () =>
    formOf([
      {
        ...text,
        get label() {
          throw new Error('no');
        },
      },
    ]),
  'a getter that changes its mind': () => {
    let reads = 0;
    return formOf([
      {
        ...text,
        get id() {
          return reads++ ? 7 : 'where';
        },
      },
    ]);
  },
  'an object that refuses to be read': () => formOf([refusing]),
  'functions and symbols': () => formOf([{ ...text, label: () => 'x', hint: Symbol('x'), showIf: 1n }]),
};

describe('within its limits stays', () => {
  test.each(Object.entries(hostile))('%s', (_, make) => {
    const value = make();
    const { errors, warnings } = checkFormDefinition(value);
    expect(errors.length).toBeLessThanOrEqual(100);
    expect(warnings.length).toBeLessThanOrEqual(100);
    for (const { message } of errors) expect(message.length).toBeLessThan(1000);
  });
});

test('what is refused is refused by a CivicError', () => {
  for (const make of Object.values(hostile)) {
    try {
      parseFormDefinition(make());
    } catch (error) {
      expect(isCivicError(error)).toBe(true);
    }
  }
});

test('nothing inherited is taken for a member', () => {
  const prototype = Object.prototype as { required?: unknown; type?: unknown; conditions?: unknown };
  Object.assign(prototype, { required: 7, type: 'text', conditions: { inherited: true } });
  try {
    expect(checkFormDefinition(formOf([text])).errors).toEqual([]);
    expect(checkFormDefinition(formOf([{ id: 'a', label: 'x' }])).errors).toMatchObject([{ message: 'lacks "type"' }]);
    expect(parseFormDefinition(formOf([text])).conditions).toBeUndefined();
  } finally {
    for (const name of ['required', 'type', 'conditions'] as const) delete prototype[name];
  }
});

test('a form that is read is a copy, which nobody changes afterwards', () => {
  const given = structuredClone(everyType) as { title?: unknown };
  const form = parseFormDefinition(given);
  given.title = 7;
  expect(form).toEqual(everyType);
});
