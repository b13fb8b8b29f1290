import { expect, test } from 'vitest';
import { distanceBetween } from './distance-between.js';
import { decodePlusCode, encodePlusCode } from './plus-code.js';

/** From the tables that come with the specification (google/open-location-code, test_data/encoding.csv and decoding.csv). */
const published: readonly (readonly [latitude: number, longitude: number, length: number, code: string])[] = [
  [20.375, 2.775, 6, '7FG49Q00+'],
  [20.3700625, 2.7821875, 10, '7FG49QCJ+2V'],
  [20.3701125, 2.782234375, 11, '7FG49QCJ+2VX'],
  [20.3701135, 2.78223535156, 13, '7FG49QCJ+2VXGJ'],
  [47.0000625, 8.0000625, 10, '8FVC2222+22'],
  [-41.2730625, 174.7859375, 10, '4VCPPQGP+Q9'],
  [0.5, -179.5, 4, '62G20000+'],
  [-89.5, -179.5, 4, '22220000+'],
  [20.5, 2.5, 4, '7FG40000+'],
  [-89.9999375, -179.9999375, 10, '22222222+22'],
  [0.5, 179.5, 4, '6VGX0000+'],
  [1, 1, 11, '6FH32222+222'],
  [90, 1, 4, 'CFX30000+'],
  [92, 1, 4, 'CFX30000+'],
  [1, 180, 4, '62H20000+'],
  [1, 181, 4, '62H30000+'],
  [20.3701135, 362.78223535156, 13, '7FG49QCJ+2VXGJ'],
  [47.365590000000, 8.524997000000, 10, '8FVC9G8F+6X'],
]; // prettier-ignore

test.each(published)('%f, %f to %i digits is %s', (latitude, longitude, length, code) => {
  expect(encodePlusCode({ latitude, longitude }, length)).toBe(code);
});

test('a code is the box that the specification gives, in any letter case and with a town behind it', () => {
  for (const text of ['7FG49QCJ+2V', '7fg49qcj+2v', ' 7FG49QCJ+2V Wanglan']) {
    const box = decodePlusCode(text);
    expect(box?.where.latitude).toBeCloseTo(20.3700625, 10);
    expect(box?.where.longitude).toBeCloseTo(2.7821875, 10);
    expect(box?.height).toBeCloseTo(0.000125, 12);
  }
  expect(decodePlusCode('7FG40000+')).toMatchObject({ where: { latitude: 20.5, longitude: 2.5 }, height: 1, width: 1 });
});

test('a short code means the closest to a place, also across the edge of a cell', () => {
  // test_data/shortCodeTests.csv
  const full = (short: string, latitude: number, longitude: number) => {
    const box = decodePlusCode(short, { latitude, longitude });
    return box && encodePlusCode(box.where);
  };
  expect(full('+2VX', 51.3701125, -1.217765625)).toBe('9C3W9QCJ+2V');
  expect(full('CJ+2V', 51.3708675, -1.217765625)).toBe('9C3W9QCJ+2V');
  expect(full('9QCJ+2V', 51.3708675, -1.217765625)).toBe('9C3W9QCJ+2V');
  expect(full('22+22', 42.899, 9.012)).toBe('8FJFW222+22');
  expect(full('22+22', 14.95125, -23.5001)).toBe('796RXG22+22');
  expect(full('9G8F+6X', 47.4, 8.6)).toBe('8FVC9G8F+6X');
  expect(decodePlusCode('9G8F+6X')).toBeUndefined();
});

test.each([
  '',
  '+',
  '8FVC9G8F',
  '8FVC9G8F+6',
  'G+',
  '8FWC2300+G6',
  'WC2300+G6g',
  '8FVC9G8FF+6X',
  'ZZVC9G8F+6X',
  '8FVC9G8F+6XA',
  'XX220000+',
])('"%s" is no code', (text) => expect(decodePlusCode(text, { latitude: 47, longitude: 8 })).toBeUndefined());

test('there and back lies within the box', () => {
  for (let latitude = -88.7; latitude < 90; latitude += 11.3) {
    for (let longitude = -179.3; longitude < 180; longitude += 13.7) {
      const at = { latitude, longitude };
      const box = decodePlusCode(encodePlusCode(at));
      expect(box && distanceBetween(box.where, at)).toBeLessThan(10);
    }
  }
});
