import { expect, test } from 'vitest';
import { epochOf, fieldsOf, flagOf, listOf, numberOf, pointOf, textOf } from './fields.js';

test('numbers become text and text numbers, and nothing else does', () => {
  expect([' a ', 7, '', '  ', null, {}, [], true, NaN].map(textOf)).toEqual(['a', '7', ...Array<undefined>(7).fill(undefined)]);
  expect([7, ' 7.5 ', '-1e2', '', '7 m', '0x7', null, Infinity, {}].map(numberOf)).toEqual([7, 7.5, -100, ...Array<undefined>(6).fill(undefined)]); // prettier-ignore
  expect([true, 'false', ' TRUE', 0, '1', 'yes', null].map(flagOf)).toEqual([true, false, true, false, true, undefined, undefined]);
});

test('one value is a list of one, and nothing an empty one', () => {
  expect([[1, 2], 'a', { a: 1 }, undefined, null, '', {}].map(listOf)).toEqual([[1, 2], ['a'], [{ a: 1 }], [], [], [], []]);
  expect([{ a: 1 }, [1], null, 'a'].map(fieldsOf)).toEqual([{ a: 1 }, {}, {}, {}]);
});

test('places are in range, and the sea off Africa is none', () => {
  expect(pointOf('-1.29', 36.8)).toEqual({ latitude: -1.29, longitude: 36.8 });
  expect([pointOf(0, 0), pointOf('', ''), pointOf(91, 0), pointOf(0, 181), pointOf(1, undefined)]).toEqual(Array(5).fill(undefined));
  expect(pointOf(0, 36.8)).toEqual({ latitude: 0, longitude: 36.8 });
});

test('milliseconds since the epoch are instants', () => {
  expect(epochOf(1_760_000_000_123)).toEqual({ iso: '2025-10-09T08:53:20.123Z', precision: 'instant', zone: 'given' });
  expect(epochOf('1760000000123')?.iso).toBe('2025-10-09T08:53:20.123Z');
  expect([0, -1, 1e18, '', null, 'soon'].map(epochOf)).toEqual(Array(6).fill(undefined));
});
