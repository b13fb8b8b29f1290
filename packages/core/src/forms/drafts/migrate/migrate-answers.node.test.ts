import { expect, test } from 'vitest';
import type { Answers } from '../../answers/answers.js';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { Question } from '../../definition/questions.js';
import { labelsOf } from './labels-of.js';
import { migrateAnswers } from './migrate-answers.js';

const form = (version: string, ...questions: readonly Question[]): FormDefinition => ({
  format: 'civic-form/1',
  id: 'aid',
  version,
  pages: [{ id: 'all', questions }],
});
const text = (id: string, more: object = {}): Question => ({ type: 'text', id, label: `What is ${id}?`, ...more });
const member = (id: string, ...questions: readonly Question[]): Question => ({ type: 'repeat', id, label: 'Members', questions });

/** Answers of `before` as a draft of it gives them to `after`. */
function migrate(before: FormDefinition, after: FormDefinition, answers: Answers) {
  return migrateAnswers(after, answers, { version: before.version, labels: labelsOf(before, answers) });
}

test('answers of the same form stay as they are', () => {
  const one = form('1', text('name'), { type: 'declaration', id: 'true', label: 'It is true' });
  expect(migrate(one, one, { name: '李梅', true: true })).toEqual({ answers: { name: '李梅', true: true }, unknown: [] });
});

test('what was typed stays as it was typed, where the form is the same', () => {
  const q = (type: string, id: string): Question => ({ type, id, label: 'Q' }) as Question;
  const one = form('1', q('yesno', 'y'), q('declaration', 'true'), q('date', 'd'), q('integer', 'n'), member('m', q('date', 'd')));
  const answers = { y: 'true', true: 'true', d: '1 January', n: '１２', m: [{ $id: '1', d: '2026年1月1日' }] };
  expect(migrate(one, one, answers)).toEqual({ answers, unknown: [] });
});

test('what was set aside for this version stays aside when it is opened again', () => {
  const second = form('2', member('m', { type: 'date', id: 'd', label: 'Q' }));
  const once = migrate(form('1', member('m', text('d'))), second, { m: [{ $id: '1', d: 'soon' }] });
  expect(once.unknown).toMatchObject([{ path: 'm/1/d', answer: 'soon', why: 'changed' }]);
  expect(migrateAnswers(second, once.answers, { version: '2', unknown: once.unknown })).toMatchObject(once);
});

test('a question that was renamed takes its answer along, in repeats and with the repeat too', () => {
  const before = form('1', text('nam'), member('people', text('nam'), text('age')));
  const after = form('2', { type: 'group', id: 'you', label: 'You', questions: [text('name', { renamedFrom: ['nam'] })] }, {
    ...member('members', text('name', { renamedFrom: ['nam'] })),
    renamedFrom: ['people'],
  } as Question);
  expect(migrate(before, after, { nam: 'A', people: [{ $id: 'i/1', nam: 'B', age: '7' }] })).toEqual({
    answers: { name: 'A', members: [{ $id: 'i/1', name: 'B' }] },
    unknown: [{ path: 'members/i~11/age', answer: '7', why: 'gone', label: 'What is age?' }],
  });
});

test('an answer that has one under the new name already is shown beside it', () => {
  const after = form('2', text('name', { renamedFrom: ['nam', 'title'] }));
  expect(migrateAnswers(after, { nam: 'old', name: 'new', title: 'older' })).toEqual({
    answers: { name: 'new' },
    unknown: [
      { path: 'nam', answer: 'old', why: 'gone' },
      { path: 'title', answer: 'older', why: 'gone' },
    ],
  });
  expect(migrateAnswers(after, { nam: 'old', title: 'older' }).answers).toEqual({ name: 'old' });
});

test('an id that is asked now keeps its answer, whoever says that it came from it', () => {
  const after = form('2', text('b', { renamedFrom: ['a'] }), text('a'));
  expect(migrateAnswers(after, { a: '1' })).toEqual({ answers: { a: '1' }, unknown: [] });
});

const options = (...values: readonly string[]) => values.map((value) => ({ value, label: value }));
const choice = (type: 'choice' | 'choices', ...values: readonly string[]): Question => ({
  type,
  id: 'q',
  label: 'Which?',
  options: options(...values),
});
const asked = (type: string): Question => ({ type, id: 'q', label: 'Q' }) as Question;

test.each<[string, Question, unknown, unknown]>([
  ['a number as a text', asked('text'), 5, '5'],
  ['a text that is a number', asked('integer'), '5', 5],
  ['a text where a number is asked', asked('decimal'), '5 or 6', '5 or 6'],
  ['half a date', asked('date'), '2026-', '2026-'],
  ['a date in Chinese', asked('date'), '2026年1月1日', '2026年1月1日'],
  ['a date in full-width digits', asked('date'), '２０２６－０１－０１', '２０２６－０１－０１'],
  ['a yes of a page without scripts', asked('yesno'), 'true', 'true'],
  ['one of several', choice('choices', 'a', 'b'), 'a', ['a']],
  ['the only one', choice('choice', 'a', 'b'), ['a'], 'a'],
  ['none of several', choice('choices', 'a'), [], []],
  ['a text as an address', asked('address'), '3 Hill Road', { line: '3 Hill Road' }],
  ['an address', asked('address'), { region: '530602' }, { region: '530602' }],
  ['a place', asked('location'), { latitude: 1, longitude: 2 }, { latitude: 1, longitude: 2 }],
])('%s goes on', (_, question, answer, expected) => {
  expect(migrateAnswers(form('2', question), { q: answer } as Answers)).toEqual({ answers: { q: expected }, unknown: [] });
});

test.each<[string, Question, unknown, string]>([
  ['a list as a text', asked('text'), ['a'], 'changed'],
  ['yes as a number', asked('integer'), true, 'changed'],
  ['a time as a date', asked('date'), '09:30', 'changed'],
  ['a day as a time', asked('time'), '2026-03-04', 'changed'],
  ['a word as yes', asked('yesno'), 'yes', 'changed'],
  ['a text as a place', asked('location'), 'there', 'changed'],
  ['a text as a file', asked('file'), 'a.jpg', 'changed'],
  ['a text as members', member('q'), 'two', 'changed'],
  ['what nobody can choose any more', choice('choice', 'a'), 'b', 'option'],
  ['several where one is asked', choice('choice', 'a', 'b'), ['a', 'b'], 'changed'],
  ['an answer to a note', asked('note'), 'x', 'gone'],
])('%s is kept to be shown', (_, question, answer, why) => {
  expect(migrateAnswers(form('2', question), { q: answer } as Answers)).toEqual({
    answers: {},
    unknown: [{ path: 'q', answer, why }],
  });
});

test('of several chosen those that are there stay chosen', () => {
  expect(migrateAnswers(form('2', choice('choices', 'a', 'b')), { q: ['a', 'c', 'b'] })).toEqual({
    answers: { q: ['a', 'b'] },
    unknown: [{ path: 'q', answer: ['c'], why: 'option' }],
  });
  const listed = { ...form('2', { type: 'choice', id: 'q', label: 'Q', list: 'towns' }), lists: { towns: options('a') } };
  expect(migrateAnswers(listed, { q: 'a' }).answers).toEqual({ q: 'a' });
});

test('nobody has agreed to a sentence that was changed', () => {
  const declaration = (label: string): Question => ({ type: 'declaration', id: 'true', label });
  const before = form('1', declaration('It is true'));
  expect(migrate(before, form('2', declaration('It is true')), { true: true }).answers).toEqual({ true: true });
  expect(migrate(before, form('2', declaration('It is true, and I pay')), { true: true })).toEqual({
    answers: {},
    unknown: [{ path: 'true', answer: true, why: 'changed', label: 'It is true' }],
  });
});

test('what had no question is taken up again by a version that asks it', () => {
  const first = form('1', text('name'), member('members', text('age')));
  const second = form('2', text('name'), member('members'));
  const answers: Answers = { name: 'A', members: [{ $id: '1', age: '7' }, { $id: '2' }] };
  const gone = migrate(first, second, answers);
  expect(gone.answers).toEqual({ name: 'A', members: [{ $id: '1' }, { $id: '2' }] });
  expect(migrateAnswers(first, gone.answers, { version: '2', unknown: gone.unknown })).toEqual({ answers, unknown: [] });
  const without = { ...gone.answers, members: [] };
  expect(migrateAnswers(first, without, { version: '2', unknown: gone.unknown }).unknown).toEqual(gone.unknown);
});

test('what it has made it leaves as it is', () => {
  const after = form('2', choice('choices', 'a'), text('b', { renamedFrom: ['c'] }));
  const once = migrateAnswers(after, { q: ['a', 'x'], c: '1', d: '2' });
  expect(migrateAnswers(after, once.answers, { version: '2', unknown: once.unknown })).toEqual({
    answers: once.answers,
    unknown: expect.arrayContaining([...once.unknown]) as unknown,
  });
});

test('names of objects are names of questions like others', () => {
  const answers = JSON.parse('{"__proto__":{"x":1},"constructor":"c","toString":"t"}') as Answers;
  const { answers: taken, unknown } = migrateAnswers(form('2', text('constructor')), answers);
  expect(Object.entries(taken)).toEqual([['constructor', 'c']]);
  expect(unknown.map(({ path }) => path)).toEqual(['__proto__', 'toString']);
  expect('x' in {}).toBe(false);
});
