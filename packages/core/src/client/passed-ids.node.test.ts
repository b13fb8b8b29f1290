import { expect, test } from 'vitest';
import { createPassedIds } from './passed-ids.js';

test('ids that were added are known, and none of a million others', () => {
  const passed = createPassedIds();
  for (let at = 0; at < 200_000; at += 1) passed.add(`report-${at}`);
  const unknown = Array.from({ length: 200_000 }, (_, at) => `report-${at}`).filter((id) => !passed.has(id));
  const known = Array.from({ length: 1_000_000 }, (_, at) => `report-${200_000 + at}`).filter((id) => passed.has(id));
  expect([unknown, known]).toEqual([[], []]);
});

test('ids that differ in the order of their signs, in their case or in length are told apart', () => {
  const passed = createPassedIds();
  for (const id of ['', '0', 'ab', '𠮷1']) passed.add(id);
  expect(['', '0', 'ab', '𠮷1'].every((id) => passed.has(id))).toBe(true);
  expect(['00', 'ba', 'AB', 'a', 'abc', '\u0000', '𠮷2', '𠮶1'].filter((id) => passed.has(id))).toEqual([]);
});
