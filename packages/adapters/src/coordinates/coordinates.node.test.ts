import { distanceBetween, type GeoPoint } from '@civickit/core';
import { expect, test } from 'vitest';
import { fromWgs84, toWgs84 } from './convert.js';
import { coordinateSystemOption, type CoordinateSystem } from './coordinate-system.js';
import { loadConversions } from './load-conversion.js';

const systems: readonly CoordinateSystem[] = ['GCJ02', 'BD09'];

/** From Sansha to Mohe and from the Pamirs to the Ussuri, and no round numbers. */
function gridOfChina(): GeoPoint[] {
  const points: GeoPoint[] = [];
  for (let latitude = 3.41; latitude < 53.6; latitude += 0.37) {
    for (let longitude = 73.47; longitude < 135.1; longitude += 0.41) points.push({ latitude, longitude });
  }
  return points;
}

function farthest(points: readonly GeoPoint[], there: (point: GeoPoint) => GeoPoint): number {
  return Math.max(...points.map((point) => distanceBetween(point, there(point))));
}

test.each(systems)('%s and back lies within 1 m all over China, both ways', (system) => {
  const points = gridOfChina();
  expect(points.length).toBeGreaterThan(20_000);
  expect(farthest(points, (point) => toWgs84(fromWgs84(point, system), system))).toBeLessThan(1);
  expect(farthest(points, (point) => fromWgs84(toWgs84(point, system), system))).toBeLessThan(1);
});

test('a place in Hangzhou lies where another library, prcoords 1.0.5, puts it', () => {
  const place = { latitude: 30.274, longitude: 120.155 };
  const mars = fromWgs84(place, 'GCJ02');
  expect(mars.longitude).toBeCloseTo(120.159695, 5);
  expect(mars.latitude).toBeCloseTo(30.271671, 5);
  const baidu = fromWgs84(place, 'BD09');
  expect(baidu.longitude).toBeCloseTo(120.166258, 5);
  expect(baidu.latitude).toBeCloseTo(30.277501, 5);
});

test.each([
  { latitude: 48.8566, longitude: 2.3522 },
  { latitude: -33.87, longitude: 151.21 },
  { latitude: 40.71, longitude: -74.01 },
  { latitude: 0, longitude: 0 },
  { latitude: 90, longitude: 180 },
  { latitude: NaN, longitude: Infinity },
])('outside China a place stays: %o', (point) => {
  for (const system of systems) {
    expect(toWgs84(point, system)).toEqual(point);
    expect(fromWgs84(point, system)).toEqual(point);
  }
});

test.each([
  // The library's own box ends here, and its search for the way back with it.
  { latitude: 30, longitude: 72.004 },
  { latitude: 55.8271, longitude: 100 },
  { latitude: 30, longitude: 73.000001 },
  { latitude: 53.999999, longitude: 135.999999 },
])('at the edges the way back ends: %o', (point) => {
  for (const system of systems) expect(distanceBetween(toWgs84(point, system), point)).toBeLessThan(2000);
});

test('a source without a system of its own is left alone', async () => {
  const point = { latitude: 30, longitude: 120 };
  const { toWgs84: same, fromWgs84: back } = await loadConversions(undefined);
  expect(same(point)).toBe(point);
  expect(back(point)).toBe(point);
  const { toWgs84: convert } = await loadConversions('BD09');
  expect(convert(point)).toEqual(toWgs84(point, 'BD09'));
});

test('the configuration names the two systems', () => {
  expect(coordinateSystemOption.safeParse('GCJ02').success).toBe(true);
  expect(coordinateSystemOption.safeParse(undefined).success).toBe(true);
  expect(coordinateSystemOption.safeParse('EPSG:4490').success).toBe(false);
});
