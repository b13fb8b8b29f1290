import { expect, test } from 'vitest';
import { boundedForm } from './bounded-form.js';
import { parseFormDefinition } from './parse-form-definition.js';
import { everyType } from './every-type.fixture.js';

const question = { type: 'text', id: 'q', label: 'Q' };
const formOf = (more: object) => ({ format: 'civic-form/1', id: 'f', version: '1', pages: [{ id: 'p', questions: [question] }], ...more });
const nested = (depth: number): unknown =>
  depth === 0 ? question : { type: 'group', id: `g${depth}`, label: 'G', questions: [nested(depth - 1)] };
const deep = (levels: number): unknown => JSON.parse(`${'{"!":'.repeat(levels)}true${'}'.repeat(levels)}`);

test('what is opened before its check is the same as after it', () => {
  const given: unknown = JSON.parse(JSON.stringify(everyType));
  expect(boundedForm(given)).toEqual(parseFormDefinition(given));
});

test('it inherits nothing from the page', () => {
  expect(boundedForm(formOf({}))).not.toHaveProperty('hasOwnProperty');
});

test.each<[string, unknown]>([
  ['no object', 'form'],
  ['another format', formOf({ format: 'civic-form/2' })],
  ['no pages', formOf({ pages: undefined })],
  ['a page without questions', formOf({ pages: [{ id: 'p' }] })],
  ['a question that is none', formOf({ pages: [{ id: 'p', questions: [null] }] })],
  ['too many questions', formOf({ pages: [{ id: 'p', questions: Array.from({ length: 2001 }, () => question) }] })],
  ['too deep groups', formOf({ pages: [{ id: 'p', questions: [nested(10)] }] })],
  ['too many options in all', formOf({ lists: { a: Array.from({ length: 20_001 }, () => ({ value: 'v', label: 'V' })) } })],
  ['options that are none', formOf({ lists: { a: [7] } })],
  ['a text without end', formOf({ title: 'x'.repeat(20_001) })],
  ['an expression without end', formOf({ conditions: { a: deep(5000) } })],
  ['more values than anybody reads', formOf({ extra: Array.from({ length: 300_001 }, () => 1) })],
])('%s is not opened unchecked', (_, given) => {
  expect(boundedForm(given)).toBeUndefined();
});
