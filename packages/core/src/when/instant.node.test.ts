import { expect, test } from 'vitest';
import { instantOf, instantOfWall, zoneOffset } from './instant.js';

test('a bare day starts at midnight in the municipality', () => {
  const day = { iso: '2026-03-04', precision: 'day', zone: 'assumed' } as const;
  expect(new Date(instantOf(day, 'Asia/Shanghai')).toISOString()).toBe('2026-03-03T16:00:00.000Z');
  expect(new Date(instantOf(day, 'America/New_York')).toISOString()).toBe('2026-03-04T05:00:00.000Z');
});

test('offsets follow summer time and half hours', () => {
  expect(zoneOffset(Date.parse('2026-07-01T00:00:00Z'), 'Europe/Berlin')).toBe(120);
  expect(zoneOffset(Date.parse('2026-01-01T00:00:00Z'), 'Asia/Kolkata')).toBe(330);
});

test.each([
  // In an overlap clocks show a time twice: it is the first.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30Z'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30Z'],
  ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45Z'],
  // In a gap they never show it: it is as long after the change as it would have been.
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30Z'],
  ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30Z'],
  // Just before and after a change.
  ['2026-10-25T01:59', 'Europe/Berlin', '2026-10-24T23:59Z'],
  ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00Z'],
  ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00Z'],
  ['2026-03-08T03:00', 'America/New_York', '2026-03-08T07:00Z'],
  ['2026-11-01T02:00', 'America/New_York', '2026-11-01T07:00Z'],
  ['2026-03-15T12:00', 'Pacific/Kiritimati', '2026-03-14T22:00Z'],
])('clocks show %s in %s at %s', (wall, zone, instant) => {
  expect(instantOfWall(Date.parse(`${wall}Z`), zone)).toBe(Date.parse(instant));
});

test('a day that no calendar has is no instant', () => {
  expect(instantOf({ iso: '2026-13-45', precision: 'day', zone: 'assumed' }, 'Asia/Shanghai')).toBeNaN();
});
