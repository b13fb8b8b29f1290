import { expect, test } from 'vitest';
import { instantOf, zoneOffset } from './instant.js';

test('a bare day starts at midnight in the municipality', () => {
  const day = { iso: '2026-03-04', precision: 'day', zone: 'assumed' } as const;
  expect(new Date(instantOf(day, 'Asia/Shanghai')).toISOString()).toBe('2026-03-03T16:00:00.000Z');
  expect(new Date(instantOf(day, 'America/New_York')).toISOString()).toBe('2026-03-04T05:00:00.000Z');
});

test('offsets follow summer time and half hours', () => {
  expect(zoneOffset(Date.parse('2026-07-01T00:00:00Z'), 'Europe/Berlin')).toBe(120);
  expect(zoneOffset(Date.parse('2026-01-01T00:00:00Z'), 'Asia/Kolkata')).toBe(330);
});

test('a day that no calendar has is no instant', () => {
  expect(instantOf({ iso: '2026-13-45', precision: 'day', zone: 'assumed' }, 'Asia/Shanghai')).toBeNaN();
});
