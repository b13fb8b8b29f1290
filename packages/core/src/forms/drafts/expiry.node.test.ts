import { expect, test } from 'vitest';
import { toInstant } from '../../when/to-instant.js';
import { expiryOf } from './expiry.js';

const day = 86_400_000;
const start = Date.parse('2026-03-04T12:00:00Z');
const at = (days: number) => start + days * day;
const of = (days: number, told?: number) =>
  expiryOf({ changedAt: toInstant(start), ...(told !== undefined && { toldAt: toInstant(at(told)) }) }, 90 * day, at(days));

test('a draft is told of for a week, and then it goes', () => {
  expect(of(82)).toEqual({ at: toInstant(at(90)), expiring: false, expired: false });
  expect(of(84)).toEqual({ at: toInstant(at(91)), expiring: true, expired: false, toldAt: toInstant(at(84)) });
  expect(of(90.5, 84)).toMatchObject({ at: toInstant(at(91)), expired: false });
  expect(of(91, 84)).toMatchObject({ expired: true });
});

test('whoever comes back after years is told first', () => {
  expect(of(2000)).toEqual({ at: toInstant(at(2007)), expiring: true, expired: false, toldAt: toInstant(at(2000)) });
  expect(of(2006, 2000).expired).toBe(false);
  expect(of(2007, 2000).expired).toBe(true);
});

test('a clock that was years ahead has told nobody', () => {
  expect(of(100, 3000)).toMatchObject({ at: toInstant(at(107)), expired: false, toldAt: toInstant(at(100)) });
  expect(of(-3000, 100)).toMatchObject({ expiring: false, expired: false });
});

test('a date that is none does not expire', () => {
  expect(expiryOf({ changedAt: 'soon' as never }, 90 * day, start)).toMatchObject({ expiring: false, expired: false });
});
