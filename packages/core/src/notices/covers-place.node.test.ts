import { expect, test } from 'vitest';
import type { AlertArea } from './alert.js';
import { coversPlace } from './covers-place.js';

const area = (more: Partial<AlertArea>): AlertArea => ({ description: 'Somewhere', shapes: [], geocodes: [], ...more });
const round = area({ shapes: [{ type: 'circle', at: { latitude: 30, longitude: 120 }, radius: 1000 }] });
const coded = (value: string, name = 'GB/T 2260') => area({ geocodes: [{ name, value }] });
const inside = { latitude: 30.001, longitude: 120 };
const outside = { latitude: 31, longitude: 120 };

test('by a point, against any of the areas', () => {
  expect(coversPlace({ areas: [area({}), round] }, { points: [inside] })).toBe(true);
  expect(coversPlace({ areas: [area({}), round] }, { points: [outside] })).toBe(false);
  expect(coversPlace({ areas: [round] }, { points: [outside, inside] })).toBe(true);
});

test.each([
  ['522301', '522301', true],
  ['522301', '522302', false],
  ['522301', '522300', true],
  ['522301', '520000', true],
  ['522301', '522000', false],
  // The page of a whole county or prefecture, and a warning for a part of it.
  ['522300', '522301', true],
  ['522301', '522301100000', true],
  ['522301', '522302100000', false],
  ['520000', '522301', true],
  ['530000', '522301', false],
  ['522301001002', '522301', true],
  ['522301001002', '522301001000', true],
  ['522301001002', '522301002000', false],
  ['522310', '522310', true],
  ['522311', '522310', false],
])('the place %s and an alert for the division %s: %s', (own, code, covered) => {
  expect(coversPlace({ areas: [coded(code)] }, { geocodes: [own] })).toBe(covered);
});

test('codes of other systems are compared as they are written', () => {
  expect(coversPlace({ areas: [coded('030000', 'FIPS6')] }, { geocodes: ['031049'] })).toBe(false);
  expect(coversPlace({ areas: [coded('MTZ014', 'UGC')] }, { geocodes: ['MTZ014'] })).toBe(true);
  expect(coversPlace({ areas: [coded('MTZ014', 'UGC')] }, { geocodes: ['UGC=MTZ014'] })).toBe(true);
});

test('what cannot be told counts as covered, what one of the two tells is enough', () => {
  expect(coversPlace({ areas: [area({})] }, { points: [outside], geocodes: ['522301'] })).toBe(true);
  expect(coversPlace({ areas: [coded('522301')] }, { points: [outside] })).toBe(true);
  expect(coversPlace({ areas: [round] }, {})).toBe(true);
  expect(coversPlace({ areas: [round, coded('522301')] }, { points: [outside], geocodes: ['522301'] })).toBe(true);
  expect(coversPlace({ areas: [round, coded('522301')] }, { points: [outside], geocodes: ['522302'] })).toBe(false);
});
