import { expect, test } from 'vitest';
import { containsPoint } from './contains-point.js';
import type { GeoPoint, GeoShape } from './geo-shape.js';

const point = (latitude: number, longitude: number): GeoPoint => ({ latitude, longitude });
const polygon = (...points: readonly [number, number][]): GeoShape => ({ type: 'polygon', points: points.map(([y, x]) => point(y, x)) });

const square = polygon([30, 120], [30, 121], [31, 121], [31, 120], [30, 120]);

test('a polygon holds what lies in it and on its edge, closed or not', () => {
  const open = polygon([30, 120], [30, 121], [31, 121], [31, 120]);
  for (const shape of [square, open]) {
    expect(containsPoint(shape, point(30.5, 120.5))).toBe(true);
    expect(containsPoint(shape, point(30, 120.5))).toBe(true);
    expect(containsPoint(shape, point(31, 121))).toBe(true);
    expect(containsPoint(shape, point(30.5, 121.001))).toBe(false);
    expect(containsPoint(shape, point(29.999, 120.5))).toBe(false);
  }
});

test('the notch of a polygon is outside', () => {
  const notched = polygon([0, 0], [0, 4], [4, 4], [4, 3], [1, 3], [1, 1], [4, 1], [4, 0]);
  expect(containsPoint(notched, point(3, 2))).toBe(false);
  expect(containsPoint(notched, point(3, 0.5))).toBe(true);
  expect(containsPoint(notched, point(0.5, 2))).toBe(true);
});

test('where a polygon crosses itself, what is wound round twice is outside (even-odd)', () => {
  const bow = polygon([0, 0], [2, 2], [0, 2], [2, 0]);
  expect(containsPoint(bow, point(0.2, 1))).toBe(false);
  expect(containsPoint(bow, point(1, 0.2))).toBe(true);
});

test('a polygon may cross the 180th meridian, in either spelling', () => {
  const fiji = polygon([-20, 177], [-20, -178], [-15, -178], [-15, 177]);
  const beyond = polygon([-20, 177], [-20, 182], [-15, 182], [-15, 177]);
  for (const shape of [fiji, beyond]) {
    expect(containsPoint(shape, point(-17, 178))).toBe(true);
    expect(containsPoint(shape, point(-17, -179))).toBe(true);
    expect(containsPoint(shape, point(-17, 181))).toBe(true);
    expect(containsPoint(shape, point(-17, 0))).toBe(false);
    expect(containsPoint(shape, point(-17, -177))).toBe(false);
  }
});

test('a circle is measured in metres along the sphere, also over the 180th meridian', () => {
  const circle: GeoShape = { type: 'circle', at: point(-17, 179.99), radius: 5000 };
  expect(containsPoint(circle, point(-17, -179.98))).toBe(true);
  expect(containsPoint(circle, point(-17, -179.9))).toBe(false);
  expect(containsPoint({ type: 'circle', at: point(30, 120), radius: 0 }, point(30, 120))).toBe(true);
});

test('a point holds itself, a line and a polygon of nothing hold nothing', () => {
  expect(containsPoint({ type: 'point', at: point(30, 120) }, point(30, 120))).toBe(true);
  expect(containsPoint({ type: 'point', at: point(30, 120) }, point(30, 120.001))).toBe(false);
  expect(containsPoint({ type: 'line', points: [point(30, 120), point(31, 120)] }, point(30.5, 120))).toBe(false);
  expect(containsPoint(polygon(), point(0, 0))).toBe(false);
});
