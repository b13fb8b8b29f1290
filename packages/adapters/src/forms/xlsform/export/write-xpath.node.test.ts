import { openForm, type Answers, type Expression } from '@civickit/core/forms';
import { expect, test } from 'vitest';
import { choices, surveyOf } from '../form.node.js';
import { writeXPath } from './write-xpath.js';

/** The same numbers each time (Park and Miller). */
function lottery(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

const draw = lottery(11);
const oneOf = <T>(first: T, ...more: readonly T[]): T => [first, ...more][draw(more.length + 1)] ?? first;

const number = (depth: number): Expression =>
  depth === 0
    ? oneOf<Expression>({ var: 'age' }, { var: 'size' }, draw(9), -2)
    : oneOf<() => Expression>(
        () => number(0),
        () => ({ [oneOf('+', '-', '*')]: [number(depth - 1), number(depth - 1)] }),
        () => ({ [oneOf('min', 'max')]: [number(depth - 1), number(depth - 1)] }),
        () => ({ [oneOf('abs', 'floor', 'round')]: [number(depth - 1)] }),
        () => ({ length: [{ var: 'word' }] }),
        () => ({ count: [{ var: 'several' }] }),
        () => ({ daysBetween: [{ var: 'born' }, '2026-01-01'] }),
      )();

const condition = (depth: number): Expression =>
  oneOf<() => Expression>(
    () => ({ [oneOf('==', '!=')]: [{ var: 'where' }, oneOf('road', 'park')] }),
    () => ({ [oneOf('<', '<=', '>', '>=', '==', '!=')]: [number(1), number(2)] }),
    () => ({ in: [oneOf('road', 'park'), { var: 'several' }] }),
    () => ({ [oneOf('startsWith', 'contains')]: [{ var: 'word' }, oneOf('a', 'b')] }),
    () => ({ matches: [{ var: 'word' }, oneOf('^a', 'b$', 'a|b')] }),
    () => ({ answered: [{ var: 'word' }] }),
    () => ({ '<': [{ var: 'born' }, { addDuration: ['2026-01-01', oneOf('P9D', '-P400D')] }] }),
    () => (depth === 0 ? condition(0) : { [oneOf('and', 'or')]: [condition(depth - 1), condition(depth - 1)] }),
    () => (depth === 0 ? condition(0) : { '!': [condition(depth - 1)] }),
    () => (depth === 0 ? condition(0) : { if: [condition(depth - 1), true, condition(depth - 1)] }),
  )();

const asked = [
  { type: 'integer', name: 'age' },
  { type: 'decimal', name: 'size' },
  { type: 'text', name: 'word' },
  { type: 'date', name: 'born' },
  { type: 'select_one where', name: 'where' },
  { type: 'select_multiple where', name: 'several' },
];
const context = { conditions: {}, isYesNo: () => false, isRepeat: () => false };
const answered: readonly Answers[] = [
  { age: 5, size: 1.5, word: 'ab', born: '2025-12-30', where: 'road', several: ['road'] },
  { age: -3, size: 8, word: 'ba', born: '2020-02-29', where: 'park', several: ['road', 'park'] },
];

test('where all is answered, a condition means the same in XPath and back', async () => {
  let compared = 0;
  for (let round = 0; round < 150; round++) {
    const ours = condition(2);
    const relevant = writeXPath(ours, context) ?? '';
    expect(relevant, JSON.stringify(ours)).not.toBe('');
    const form = await surveyOf([...asked, { type: 'note', name: 'shown', relevant }], choices);
    expect(form.report, relevant).toEqual([]);
    const pages = form.definition.pages.map((page) => ({ ...page, questions: page.questions.map((one) => (one.id === 'shown' ? { ...one, showIf: ours } : one)) })); // prettier-ignore
    for (const answers of answered) {
      const back = openForm(form.definition, { answers }).shows('shown');
      expect(back, relevant).toBe(openForm({ ...form.definition, pages }, { answers }).shows('shown'));
      compared++;
    }
  }
  expect(compared).toBe(300);
});
