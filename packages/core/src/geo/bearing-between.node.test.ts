import { expect, test } from 'vitest';
import { bearingBetween } from './bearing-between.js';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

test('north is 0, and it goes on clockwise, also over the 180th meridian', () => {
  expect(bearingBetween(at(26, 105), at(26.1, 105))).toBeCloseTo(0, 6);
  expect(bearingBetween(at(0, 105), at(0, 105.1))).toBeCloseTo(90, 6);
  expect(bearingBetween(at(26, 105), at(25.9, 105))).toBeCloseTo(180, 6);
  expect(bearingBetween(at(0, 105), at(0, 104.9))).toBeCloseTo(270, 6);
  expect(bearingBetween(at(0, 179.9), at(0, -179.9))).toBeCloseTo(90, 6);
  expect(bearingBetween(at(26, 105), at(26.09, 105.1))).toBeCloseTo(45, 0);
});
