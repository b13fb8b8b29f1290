import { expect, test } from 'vitest';
import type { ChoiceOption, Question } from '../definition/questions.js';
import type { Expression } from '../logic/expression.js';
import { counted, formOf, none } from './form-of.fixture.js';
import { openForm } from './open-form.js';

const county = (value: string): ChoiceOption => ({ value, label: value });
const village = (value: string, within: string): ChoiceOption => ({ value, label: value, fields: { county: within, size: 'small' } });
const places: readonly Question[] = [
  { id: 'county', type: 'choice', label: 'County', options: [county('a'), county('b')] },
  { id: 'village', type: 'choice', label: 'Village', list: 'villages', filter: { '==': [{ option: 'county' }, { var: 'county' }] } },
  { id: 'fields', type: 'choices', label: 'Fields', list: 'villages', filter: { '==': [{ var: 'county' }, { option: 'county' }] } },
  { id: 'other', type: 'calculation', value: { var: 'village' } },
];
const lists = { villages: [village('x', 'a'), village('y', 'a'), village('z', 'b')] };

test('options hang on an answer; what is no longer offered is unanswered, and comes back with it', () => {
  const form = openForm(formOf(places, { lists }));
  expect(form.options('village')).toEqual([]);
  expect(form.set('county', 'a')).toEqual({ ...none, options: ['village', 'fields'] });
  expect(form.options('village').map(({ value }) => value)).toEqual(['x', 'y']);
  form.set('fields', ['y', 'x', 'y']);
  expect(form.set('village', 'y')).toEqual({ ...none, calculated: ['other'] });
  expect(form.submission().answers).toEqual({ county: 'a', village: 'y', fields: ['x', 'y'], other: 'y' });
  expect(form.set('county', 'b')).toEqual({ ...none, calculated: ['other'], options: ['village', 'fields'] });
  expect(form.submission().answers).toEqual({ county: 'b' });
  expect(form.check()).toEqual([]);
  expect(form.answers).toEqual({ county: 'b', village: 'y', fields: ['y', 'x', 'y'] });
  form.set('county', 'a');
  expect(form.submission().answers).toMatchObject({ village: 'y', fields: ['x', 'y'] });
});

test('an answer that a filter leaves nothing to choose from is not required', () => {
  const [counties, villages] = places as [Question & { type: 'choice' }, Question & { type: 'choice' }];
  const empty = { ...counties, options: [...(counties.options ?? []), county('without')] };
  const form = openForm(formOf([empty, { ...villages, required: true }], { lists }));
  expect(form.check()).toEqual([]);
  form.set('county', 'a');
  expect(form.check()).toMatchObject([{ question: 'village', code: 'required' }]);
  form.set('county', 'without');
  expect(form.check()).toEqual([]);
});

test('a filter may demand more than its key, and options that nobody offers are wrong', () => {
  const filter: Expression = { and: [{ '==': [{ option: 'size' }, 'small'] }, { '==': [{ option: 'county' }, { var: 'county' }] }] };
  const form = openForm(formOf([places[0] as Question, { ...(places[1] as Question & { type: 'choice' }), filter }], { lists }));
  form.set('county', 'a');
  expect(form.options('village')).toHaveLength(2);
  expect(form.set('county', 'b').options).toEqual(['village']);
  expect(form.options('village').map(({ value }) => value)).toEqual(['z']);
  form.set('village', 'nowhere');
  expect(form.check()).toEqual([{ path: 'village', question: 'village', code: 'option' }]);
  expect(form.submission().answers).toEqual({ county: 'b' });
});

test('of 20,000 options a key looks at none that it does not mean', () => {
  const looked = { count: 0 };
  const villages = Array.from({ length: 20_000 }, (_, at): ChoiceOption => {
    const option = village(`v${at}`, `c${at % 1000}`);
    return Object.defineProperty({ ...option }, 'fields', { enumerable: true, get: () => ((looked.count += 1), option.fields) });
  });
  const counties = Array.from({ length: 1000 }, (_, at) => county(`c${at}`));
  const [first, second] = places as [Question & { type: 'choice' }, Question];
  const form = openForm(formOf([{ ...first, options: counties }, second], { lists: { villages } }));
  form.set('county', 'c1');
  expect(form.options('village')).toHaveLength(20);
  looked.count = 0;
  form.set('county', 'c7');
  form.set('village', 'v7');
  expect(
    form
      .options('village')
      .map(({ value }) => value)
      .slice(0, 2),
  ).toEqual(['v7', 'v1007']);
  expect(looked.count).toBeLessThan(10);
});

test('an option that is given again and again is judged once', () => {
  const filter = counted({ '!=': [{ option: 'kind' }, 'old'] });
  const options = ['a', 'b'].map((value) => ({ value, label: value, fields: { kind: 'new' } }));
  const form = openForm(formOf([{ id: 'q', type: 'choices', label: 'Q', options, filter: filter.expression }]));
  filter.count = 0;
  form.set('q', ['a', 'b']);
  const twice = filter.count;
  filter.count = 0;
  form.set(
    'q',
    Array.from({ length: 10_000 }, (_, at) => (at % 2 ? 'a' : 'b')),
  );
  expect(filter.count).toBe(twice);
  expect(form.submission().answers.q).toEqual(['a', 'b']);
});

test('all options of a filter share the steps that it may take', () => {
  const options = Array.from({ length: 20_000 }, (_, at) => ({ value: `o${at}`, label: `O${at}`, fields: { k: `k${at}` } }));
  const offeredBy = (filter: Expression, k: string): number =>
    openForm(
      formOf([
        { id: 'k', type: 'textarea', label: 'K' },
        { id: 'q', type: 'choice', label: 'Q', options, filter },
      ]),
      { answers: { k } },
    ).options('q').length;
  const simple: Expression = { and: [{ startsWith: [{ option: 'k' }, { var: 'k' }] }, { '!=': [{ option: 'k' }, 'x'] }] };
  expect(offeredBy(simple, 'k')).toBe(20_000);
  expect(offeredBy({ '>': [{ length: { var: 'k' } }, 1] }, 'k'.repeat(98_000))).toBeLessThan(1000);
});
