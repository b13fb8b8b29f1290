import { afterEach, expect, test, vi } from 'vitest';
import { writeJson } from './write-json.js';

const arrays = Array.prototype as { toJSON?: unknown };
const objects = Object.prototype as { toJSON?: unknown };
const strings = String.prototype as { toJSON?: unknown };

afterEach(() => {
  for (const one of [arrays, objects, strings]) delete one.toJSON;
});

const values: readonly unknown[] = [
  { a: [1, 'b', null, true, undefined, { c: [] }], d: undefined, e: {}, 'f"\n': '停水 \u2028\ud800' },
  [-0, 1e21, 0.1, NaN, Infinity],
  new Date('2026-03-04T12:00:00Z'),
  'text',
  null,
];

test('it is what JSON.stringify gives', () => {
  for (const value of values) expect(writeJson(value)).toBe(JSON.stringify(value));
});

test('and stays it where a page has put toJSON on everything', () => {
  const before = values.map((value) => JSON.stringify(value));
  const toJSON = { value: () => 'broken', configurable: true, enumerable: false };
  for (const one of [arrays, objects, strings]) Object.defineProperty(one, 'toJSON', toJSON);
  expect(values.map(writeJson)).toEqual(before);
});

test('what JSON cannot say is left out', () => {
  const round: Record<string, unknown> = { a: 1 };
  round['self'] = round;
  expect(JSON.parse(writeJson(round))).toHaveProperty('self.self.a', 1);
  expect(writeJson([() => 1, Symbol('x'), 1n, new Date(NaN)])).toBe('[null,null,null,null]');
  expect(writeJson(undefined)).toBe('null');
});

test('needs no Array.from: Prototype.js has its own, which maps nothing', () => {
  vi.spyOn(Array, 'from').mockImplementation((list: unknown) => [...(list as Iterable<unknown>)]);
  expect(writeJson({ a: [{ b: [1, 'x'] }] })).toBe('{"a":[{"b":[1,"x"]}]}');
  vi.restoreAllMocks();
});
