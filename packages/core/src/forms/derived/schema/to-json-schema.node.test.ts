import { Validator } from '@cfworker/json-schema';
import { describe, expect, test } from 'vitest';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { Question } from '../../definition/questions.js';
import { exampleAnswers } from '../example-answers.node.js';
import { exampleForm } from '../example-form.node.js';
import { toJsonSchema } from './to-json-schema.js';
import { unsaidOf } from './unsaid.js';

const submission = {
  form: exampleForm.id,
  version: exampleForm.version,
  answers: exampleAnswers,
  consent: { version: '3', at: '2026-11-28T09:00:00+08:00' },
};

function fits(definition: FormDefinition, value: unknown): boolean {
  return new Validator(toJsonSchema(definition), '2020-12').validate(value).valid;
}
const withAnswers = (more: object): object => ({ ...submission, answers: { ...exampleAnswers, ...more } });
const without = (...names: string[]): object => ({
  ...submission,
  answers: Object.fromEntries(Object.entries(exampleAnswers).filter(([name]) => !names.includes(name))),
});

test('answers to every type of question fit', () => {
  expect(new Validator(toJsonSchema(exampleForm), '2020-12', false).validate(submission).errors).toEqual([]);
});

test.each<[string, object]>([
  ['a key that nobody asked for', { more: 1 }],
  ['a text that is too short', { name: 'a' }],
  ['a text that is too long', { name: 'a'.repeat(21) }],
  ['a pattern that is missed', { code: 'x1' }],
  ['a number as a text', { rooms: '3' }],
  ['a number with a fraction', { rooms: 1.5 }],
  ['a number beyond its limit', { rent: 20001 }],
  ['a day that there is not', { born: '2026-02-30' }],
  ['a time without a colon', { call: '0930' }],
  ['a value that is no option', { home: 'boat' }],
  ['a choice twice', { needs: ['food', 'food'] }],
  ['too many choices', { needs: ['food', 'heat', 'care'] }],
  ['an ID of 17 digits', { number: '53060219850412001' }],
  ['a region elsewhere', { town: '110101' }],
  ['an address with more', { address: { line: 'x', street: 'y' } }],
  ['a latitude beyond the pole', { place: { latitude: 91, longitude: 0 } }],
  ['a file of another type', { papers: [{ id: 'a', type: 'text/html', size: 1 }] }],
  ['a file that is too large', { papers: [{ id: 'a', type: 'image/png', size: 5_000_001 }] }],
  ['a declaration that is not made', { truth: false }],
  ['an instance without its id', { members: [{ name: 'Li' }] }],
  ['an instance with more', { members: [{ $id: 'a', name: 'Li', extra: 1 }] }],
  ['a working member without income', { members: [{ $id: 'a', name: 'Li', works: true }] }],
  ['no members where there must be one', { members: [] }],
])('%s does not fit', (_, more) => {
  expect(fits(exampleForm, withAnswers(more))).toBe(false);
});

test.each([['name'], ['home'], ['why'], ['truth']])('an answer to %s must be there', (name) => {
  expect(fits(exampleForm, without(name))).toBe(false);
});

const answersLike = (more: object, left: string): boolean =>
  fits(exampleForm, {
    ...submission,
    answers: Object.fromEntries(Object.entries({ ...exampleAnswers, ...more }).filter(([name]) => name !== left)),
  });

test('what is asked under a condition is required under it, and only then', () => {
  expect(fits(exampleForm, without('rent'))).toBe(false);
  expect(answersLike({ home: 'own' }, 'rent')).toBe(true);
  expect(fits(exampleForm, without('members'))).toBe(false);
});

const formOf = (questions: readonly Question[], more: Partial<FormDefinition> = {}): FormDefinition => ({
  format: 'civic-form/1',
  id: 'f',
  version: '1',
  pages: [{ id: 'p', questions }],
  ...more,
});
const answersFit = (definition: FormDefinition, answers: object): boolean => fits(definition, { form: 'f', version: '1', answers });
const yes: Question = { id: 'a', type: 'yesno', label: 'A' };
const number: Question = { id: 'n', type: 'integer', label: 'N' };

describe('conditions of three values', () => {
  test('nothing is known of what nobody answered: neither it nor its opposite is met', () => {
    const form = formOf([yes, { id: 'b', type: 'yesno', label: 'B', showIf: { '!': { var: 'a' } }, required: true }]);
    expect([{}, { a: true }, { a: false }, { a: false, b: true }].map((answers) => answersFit(form, answers))).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });
  test('a hidden answer counts as unanswered', () => {
    const form = formOf([
      yes,
      { ...number, showIf: { var: 'a' } },
      { id: 'b', type: 'yesno', label: 'B', showIf: { '>': [{ var: 'n' }, 3] }, required: true },
    ]);
    expect(
      [
        { a: true, n: 4 },
        { a: false, n: 4 },
        { a: true, n: 3 },
      ].map((answers) => answersFit(form, answers)),
    ).toEqual([false, true, true]);
  });
  test('what cannot be said is left open, and told', () => {
    const form = formOf([
      yes,
      { id: 'b', type: 'text', label: 'B', required: { '==': [{ today: [] }, '2026-01-01'] }, check: { var: 'a' } },
    ]);
    expect(answersFit(form, {})).toBe(true);
    expect(unsaidOf(form).map(({ question, rule }) => `${question} ${rule}`)).toEqual(['b required', 'b check']);
  });
  test('conditions that name each other again and again do not swell the schema', () => {
    const conditions = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`c${at}`, { and: [{ condition: `c${at + 1}` }, { condition: `c${at + 1}` }] }]),
    );
    const form = formOf([{ id: 'b', type: 'text', label: 'B', required: { condition: 'c0' } }], { conditions });
    expect(JSON.stringify(toJsonSchema(form)).length).toBeLessThan(2000);
  });
  test('conditions that name each other in a ring end', () => {
    const form = formOf([{ id: 'b', type: 'text', label: 'B', required: { condition: 'x' } }], {
      conditions: { x: { condition: 'y' }, y: { condition: 'x' } },
    });
    expect(answersFit(form, {})).toBe(true);
  });
});

test('what is never required, and always shown, is said whole', () => {
  expect(
    unsaidOf(
      formOf([
        { ...yes, required: false, showIf: true },
        { ...number, showIf: false },
      ]),
    ),
  ).toEqual([{ path: '/pages/0/questions/1', question: 'n', rule: 'showIf' }]);
});

test('names that mean something to JavaScript are plain names', () => {
  const form = formOf([
    { id: '__proto__', type: 'integer', label: 'P', required: true },
    { id: 'constructor', type: 'yesno', label: 'C' },
  ]);
  expect(answersFit(form, JSON.parse('{ "__proto__": 1 }') as object)).toBe(true);
  expect(answersFit(form, { constructor: true })).toBe(false);
});

test('a whole number that not all readers of JSON take alike does not fit, as the form does not take it', () => {
  expect([{ n: 1e21 }, { n: 9007199254740991 }].map((answers) => answersFit(formOf([number]), answers))).toEqual([false, true]);
});

test('neither a leap second nor the year nought fits, as the form does not take them', () => {
  const form = formOf([{ id: 'at', type: 'datetime', label: 'At' }]);
  expect(['2016-12-31T23:59:60Z', '0000-01-01T00:00:00Z', '2016-12-31t23:59:59.9Z'].map((at) => answersFit(form, { at }))).toEqual([
    false,
    false,
    true,
  ]);
});

test('what a filter may leave nothing of is not required', () => {
  const options = [{ value: 'x', label: 'X', fields: { town: 'a' } }];
  const filter = { '==': [{ option: 'town' }, { var: 'town' }] } as const;
  const form = formOf([{ id: 'town', type: 'text', label: 'Town' }, { id: 'a', type: 'choice', label: 'A', options, filter, required: true }]); // prettier-ignore
  expect([{}, { a: 'x' }].map((answers) => answersFit(form, answers))).toEqual([true, true]);
});

test('a choice without options takes nothing', () => {
  const form = formOf([{ id: 'a', type: 'choice', label: 'A', list: 'toString' }]);
  expect([{}, { a: 'x' }].map((answers) => answersFit(form, answers))).toEqual([true, false]);
});
