import { expect, test } from 'vitest';
import { typedPlace } from './typed-place.js';

const near = { latitude: 26.08, longitude: 105.19 };

test.each([
  '26.0783, 105.1971',
  '26.0783 105.1971',
  '26.0783，105.1971',
  '２６.０７８３，１０５.１９７１',
  'geo:26.0783,105.1971',
  '105.1971, 26.0783',
  '北纬26.0783° 东经105.1971°',
  '东经105.1971°、北纬26.0783°',
  '26.0783° N, 105.1971° E',
  'N 26.0783, E 105.1971',
])('%s is latitude and longitude', (typed) => {
  expect(typedPlace(typed, near)).toEqual({ latitude: 26.0783, longitude: 105.1971 });
});

test('south and west are below zero', () => {
  expect(typedPlace('33.87° S, 151.21° E', undefined)).toEqual({ latitude: -33.87, longitude: 151.21 });
  expect(typedPlace('40.71, \u221274.01', undefined)).toEqual({ latitude: 40.71, longitude: -74.01 });
  expect(typedPlace('40.71N 74.01W', undefined)).toEqual({ latitude: 40.71, longitude: -74.01 });
});

test('a plus code is its middle, a short one the closest', () => {
  expect(typedPlace('8FVC9G8F+6X', near)).toEqual({ latitude: 47.36556, longitude: 8.52494 });
  const short = typedPlace('35hw+8j 望岚镇', near);
  expect(short?.latitude).toBeCloseTo(26.07831, 4);
  expect(short?.longitude).toBeCloseTo(105.19656, 4);
  expect(typedPlace('35HW+8J', undefined)).toBeUndefined();
});

test.each(['', 'by the mill', '26', '26.0783', '126, 195', '1 2 3', '12 Shiban Street 4', '26.0783, 405'])('"%s" is no place', (typed) => {
  expect(typedPlace(typed, near)).toBeUndefined();
});
