import { expect, test } from 'vitest';
import { addDuration } from './add-duration.js';

const add = (from: string, duration: string) => new Date(addDuration(Date.parse(from), duration)).toISOString();

test('months and years go by the calendar', () => {
  expect(add('2026-01-31T10:00:00Z', 'P1M')).toBe('2026-02-28T10:00:00.000Z');
  expect(add('2024-02-29T00:00:00Z', 'P1Y')).toBe('2025-02-28T00:00:00.000Z');
  expect(add('2026-11-15T00:00:00Z', 'P1Y2M')).toBe('2028-01-15T00:00:00.000Z');
});

test('weeks, days and times add up', () => {
  expect(add('2026-01-01T00:00:00Z', 'P2W')).toBe('2026-01-15T00:00:00.000Z');
  expect(add('2026-01-01T00:00:00Z', 'P1DT2H3M4S')).toBe('2026-01-02T02:03:04.000Z');
});

test('what is no duration is refused', () => {
  for (const wrong of ['', 'P', 'PT', '14D', 'P14', 'P-1D', 'P1DT', 'p1d']) {
    expect(() => addDuration(0, wrong), wrong).toThrow(expect.objectContaining({ code: 'invalid/duration' }));
  }
});
