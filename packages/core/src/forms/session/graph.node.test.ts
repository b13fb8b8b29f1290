import { expect, test } from 'vitest';
import type { FormDefinition } from '../definition/form-definition.js';
import type { Question } from '../definition/questions.js';
import type { Expression } from '../logic/expression.js';
import { checkFormDefinition } from '../definition/check-form-definition.js';
import { checkGraph } from './graph.js';
import { openForm } from './open-form.js';

const formOf = (questions: readonly Question[], more: Partial<FormDefinition> = {}): FormDefinition => ({
  format: 'civic-form/1',
  id: 'test',
  version: '1',
  pages: [{ id: 'p', questions }],
  ...more,
});
const text = (id: string, showIf: Expression = true): Question => ({ id, type: 'text', label: id, showIf });
const met = (name: string): Expression => ({ '==': [{ var: name }, 'x'] });

test('a ring is told once, with the ids that it goes through', () => {
  expect(checkGraph(formOf([text('a', met('b')), text('b', met('c')), text('c', met('a')), text('d', met('a'))]))).toEqual([
    { path: '/pages/0/questions/0', message: 'hangs on itself: a → b → c → a' },
  ]);
});

test('conditions, filters, calculations, groups and pages are seen through', () => {
  const conditions = { known: { '!': { condition: 'unknown' } }, unknown: met('b') };
  expect(checkGraph(formOf([text('b', { condition: 'known' })], { conditions }))).toHaveLength(1);
  const rings: readonly Question[][] = [
    [{ id: 'a', type: 'choice', label: 'A', options: [], filter: met('b') }, { id: 'b', type: 'calculation', value: { var: 'a' } }],
    [{ id: 'g', type: 'group', label: 'G', showIf: met('a'), questions: [text('a')] }],
    [{ id: 'r', type: 'repeat', label: 'R', showIf: met('r.a'), questions: [text('a')] }],
    [{ id: 'r', type: 'repeat', label: 'R', questions: [{ id: 'c', type: 'calculation', value: { sum: { var: 'r.c' } } }] }],
    [{ id: 'c', type: 'calculation', value: { some: ['r', met('a')] } }, { id: 'r', type: 'repeat', label: 'R', questions: [text('a', met('c'))] }],
  ]; // prettier-ignore
  for (const questions of rings) expect(checkGraph(formOf(questions))).not.toEqual([]);
  const page = { id: 'p', showIf: met('a'), questions: [text('a')] };
  expect(checkGraph(formOf([], { pages: [page] }))).toEqual([{ path: '/pages/0', message: 'hangs on itself: page:p → a → page:p' }]);
});

test('conditions that hang on each other are a ring even if nobody asks for them', () => {
  const conditions = { 'a/b': { condition: 'c' }, c: { condition: 'a/b' }, d: { condition: 'nobody' } };
  expect(checkGraph(formOf([], { conditions }))).toEqual([{ path: '/conditions/a~1b', message: 'hangs on itself: a/b → c → a/b' }]);
});

test('what only looks like a ring is none', () => {
  const repeat: Question = {
    id: 'r',
    type: 'repeat',
    label: 'R',
    showIf: { '>': [{ var: 'sum' }, 0] },
    questions: [text('sum', met('a')), { id: 'c', type: 'calculation', value: { count: { var: 'r' } } }],
  };
  expect(checkGraph(formOf([text('a'), text('sum', met('a')), repeat]))).toEqual([]);
  const judged: Question = { id: 'a', type: 'text', label: 'A', required: met('b'), check: { '==': [{ var: 'a' }, { var: 'b' }] } };
  expect(checkGraph(formOf([judged, text('b', met('a'))]))).toEqual([]);
});

test('a chain of 2,000 questions is followed to its end', () => {
  const chain = Array.from({ length: 2000 }, (_, at) => text(`q${at}`, met(`q${at + 1}`)));
  expect(checkGraph(formOf(chain))).toEqual([]);
  expect(checkGraph(formOf([...chain, text('q2000', met('q0'))]))).toHaveLength(1);
});

test('a chain of 2,000 conditions is refused, with a word of what is wrong, and overflows nothing', () => {
  const chainOf = (length: number) =>
    Object.fromEntries(Array.from({ length }, (_, at) => [`c${at}`, at + 1 < length ? { condition: `c${at + 1}` } : met('a')]));
  const form = (length: number) => formOf([text('a'), text('b', { condition: 'c0' })], { conditions: chainOf(length) });
  expect(checkFormDefinition(form(32)).errors).toEqual([]);
  const deep = { path: '/conditions/c1967', message: 'Conditions stand at most 32 deep' };
  expect(checkFormDefinition(form(2000)).errors).toEqual([deep]);
  const shows = (length: number) => openForm(form(length), { answers: { a: 'x' } }).shows('b');
  expect([shows(32), shows(33), shows(2000)]).toEqual([true, false, false]);
});

test('a condition behind a condition is judged in the repeat that it is asked of, and nowhere else', () => {
  const conditions: Record<string, Expression> = {
    adult: { '>=': [{ var: 'age' }, 18] },
    anyAdult: { some: ['m', { condition: 'adult' }] },
    known: { answered: { var: 'x' } },
  };
  const membersOf = (showIf: Expression): Question => ({
    id: 'm',
    type: 'repeat',
    label: 'M',
    questions: [{ id: 'age', type: 'integer', label: 'Age', showIf }, text('x', { answered: { var: 'k' } })],
  });
  const ring = [text('k', { condition: 'anyAdult' }), membersOf({ answered: { var: 'k' } })];
  expect(checkGraph(formOf(ring, { conditions }))).toHaveLength(1);
  const counted: Expression = { and: [{ condition: 'known' }, { '>': [{ count: { var: 'm' } }, 0] }] };
  expect(checkGraph(formOf([text('x'), text('k', counted), membersOf(true)], { conditions }))).toEqual([]);
});
