import { expect, test } from 'vitest';
import { createDraw } from '../fuzz/draw.fixture.js';
import { drawDamage } from '../fuzz/draw-damage.fixture.js';
import { drawCondition } from '../fuzz/draw-expression.fixture.js';
import { checkExpression } from './check-expression.js';
import { evaluate, isMet } from './evaluate-whole.js';
import type { Question } from '../definition/questions.js';
import type { Expression, LogicValue } from './expression.js';
import { readsOf } from './reads-of.js';
import type { Scope } from './scope.js';

function scopeOf(answers: Readonly<Record<string, LogicValue>>, more: Partial<Scope> = {}): Scope {
  return {
    read: (name) => (Object.hasOwn(answers, name) ? answers[name] : undefined),
    condition: () => undefined,
    today: () => '2026-11-28',
    now: () => '2026-11-28T11:00:00+08:00',
    ...more,
  };
}

test('what is absent is met, what is unknown is not', () => {
  expect(isMet(undefined, scopeOf({}))).toBe(true);
  expect(isMet({ '==': [{ var: 'a' }, 1] }, scopeOf({}))).toBe(false);
  expect(isMet({ '!': { '==': [{ var: 'a' }, 1] } }, scopeOf({}))).toBe(false);
  expect(isMet('yes', scopeOf({}))).toBe(false);
});

test('names of the host are names like any other', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    expect(evaluate({ var: name }, scopeOf({})), name).toBeUndefined();
    expect(evaluate(JSON.parse(`{"${name}":[1]}`) as Expression, scopeOf({})), name).toBeUndefined();
    expect(checkExpression(JSON.parse(`{"${name}":[1]}`), ''), name).toHaveLength(1);
  }
  expect(evaluate({ var: '__proto__' }, scopeOf(JSON.parse('{"__proto__":"x"}') as Record<string, string>))).toBe('x');
});

test('what takes too many steps is unknown, whatever stands around it', () => {
  const scope = scopeOf({ a: 1 });
  const many: Scope = { ...scope, each: () => Array.from({ length: 1000 }, () => many) };
  const nested: Expression = { some: ['r', { some: ['r', { '==': [{ var: 'a' }, 2] }] }] };
  expect(evaluate({ some: ['r', { '==': [{ var: 'a' }, 2] }] }, many)).toBe(false);
  expect(evaluate(nested, many)).toBeUndefined();
  expect(evaluate({ or: [nested, true] }, many)).toBeUndefined();
  expect(evaluate({ answered: nested }, many)).toBeUndefined();
});

test('what is nested too deep is unknown, and refused at load', () => {
  const deep = (levels: number): Expression => (levels === 0 ? true : { '!': deep(levels - 1) });
  expect(evaluate(deep(32), scopeOf({}))).toBe(true);
  expect(checkExpression(deep(32), '')).toEqual([]);
  expect(evaluate(deep(33), scopeOf({}))).toBeUndefined();
  expect(evaluate({ or: [true, deep(5000)] }, scopeOf({}))).toBe(true);
  expect(evaluate({ or: [deep(5000), true] }, scopeOf({}))).toBeUndefined();
  expect(checkExpression(deep(5000), '')).toEqual([{ path: '/!'.repeat(32), message: 'Operators stand at most 32 deep' }]);
});

test('what is wrong is named with its place', () => {
  expect(
    checkExpression(
      { and: [{ '/': [1] }, { matches: [{ var: 'a' }, '(a'] }, { var: 7 }, { '+': [[1, 2]] }, { cat: ['a'] }, null, {}] },
      '/x',
    ),
  ).toEqual([
    { path: '/x/and/0/~1', message: '"/" takes 2 arguments' },
    { path: '/x/and/1/matches/1', message: '"(" without ")"' },
    { path: '/x/and/2/var', message: 'A name is written out here' },
    { path: '/x/and/3/+/0', message: 'No list stands here' },
    { path: '/x/and/4', message: '"cat" is no operator' },
    { path: '/x/and/5', message: 'An expression is a text, a number, true, false, or an object with one operator' },
    { path: '/x/and/6', message: 'An object in an expression has one operator' },
  ]);
  expect(checkExpression({ addDuration: [{ today: [] }, '18 years'] }, '')).toEqual([
    { path: '/addDuration/1', message: '"18 years" is no ISO 8601 duration such as P14D or -P18Y' },
  ]);
  expect(checkExpression({ '+': Array.from({ length: 2000 }, () => 1) }, '')).toHaveLength(1);
});

test('reads are named as they are seen', () => {
  const reads = readsOf({
    if: [{ condition: 'rents' }, { sum: { var: 'members.income' } }, { some: ['members', { '<': [{ var: 'born' }, { today: [] }] }] }, 0],
  });
  expect([...reads.answers]).toEqual(['members.income', 'members', 'members.born']);
  expect([...reads.conditions]).toEqual(['rents']);
  expect(reads.clock).toBe(true);
  expect(readsOf(1).clock).toBe(false);
});

test('whatever stands in the place of an expression comes to a value or is unknown', () => {
  const draw = createDraw(5);
  const questions = ['text', 'integer', 'yesno', 'date'].map((type) => ({ id: type, type, label: type }) as Question);
  const answers = { text: '张三', integer: 4, yesno: true, date: '2026-02-28' };
  const seen = { refused: 0, known: 0 };
  for (let round = 0; round < 20_000; round++) {
    const drawn = drawCondition(draw, { questions, conditions: [], inRepeat: false });
    const expression = round % 2 === 0 ? drawn : drawDamage(draw, drawn);
    const value = evaluate(expression as Expression, scopeOf(answers));
    const refused = checkExpression(expression, '').length > 0;
    if (round % 2 === 0) expect(refused, JSON.stringify(expression)).toBe(false);
    if (value !== undefined && !Array.isArray(value)) expect(['string', 'number', 'boolean']).toContain(typeof value);
    if (typeof value === 'number') expect(Number.isFinite(value) && !Object.is(value, -0), JSON.stringify(expression)).toBe(true);
    seen.refused += Number(refused);
    seen.known += Number(value !== undefined);
  }
  expect(seen.refused).toBeGreaterThan(1000);
  expect(seen.known).toBeGreaterThan(5000);
});
