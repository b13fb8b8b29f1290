import { expect, test } from 'vitest';
import { createInstants } from '../when/create-instants.js';
import { readBound } from './read-bound.js';

const read = (wanted: string) => readBound('since', wanted, createInstants('Asia/Shanghai'));

test('a day begins in the municipality, an instant is what its offset says', () => {
  expect(read('2026-03-04')).toBe(Date.UTC(2026, 2, 3, 16));
  expect(read('2026-03-04T12:00:00.5+05:30')).toBe(Date.UTC(2026, 2, 4, 6, 30, 0, 500));
  expect(read('2026-03-04t12:00z')).toBe(Date.UTC(2026, 2, 4, 12));
});

test.each(['soon', '', '5', '2026-3-4', 'March 4', '2026-13-45', '2026-03-04T12:00', '2026-03-04 12:00Z', '2026-03-04T25:00Z'])(
  'a bound that would be of the device, or of no calendar, is refused: %s',
  (wanted) => expect(() => read(wanted)).toThrow('is no date'),
);
