import { expect, test } from 'vitest';
import { addWorkdays } from './add-workdays.js';
import { cn } from './packs/cn.js';

const add = (from: string, amount: number, calendar = true) => {
  const { date, sure } = addWorkdays(from, amount, calendar ? cn : undefined);
  return `${date}${sure ? '' : '?'}`;
};

test.each([
  ['the day itself does not count', '2026-03-02', 1, '2026-03-03'],
  ['over a weekend', '2026-03-05', 2, '2026-03-09'],
  ['from a Sunday', '2026-03-08', 1, '2026-03-09'],
  ['over nine days of holidays', '2026-02-13', 2, '2026-02-24'],
  ['a Saturday that is worked counts', '2026-02-13', 1, '2026-02-14'],
  ['over the National Day', '2026-09-28', 10, '2026-10-16'],
  ['none', '2026-03-07', 0, '2026-03-07'],
  ['a part of a day is a day', '2026-03-02', 0.5, '2026-03-03'],
  ['back', '2026-10-08', -1, '2026-09-30'],
  ['up to the end of the calendar', '2026-12-24', 1, '2026-12-25'],
  ['beyond it', '2026-12-24', 2, '2026-12-28?'],
  ['before it', '2024-12-31', 1, '2025-01-02?'],
  ['a leap day', '2028-02-28', 1, '2028-02-29?'],
])('%s', (_, from, amount, date) => {
  expect(add(from, amount)).toBe(date);
});

test('without a calendar weekends alone are left out, and that is not sure', () => {
  expect(add('2026-09-30', 1, false)).toBe('2026-10-01?');
  expect(add('2026-10-02', 1, false)).toBe('2026-10-05?');
});

test('other weekends are those of the calendar', () => {
  expect(addWorkdays('2026-03-05', 1, { ...cn, weekend: ['FR', 'SA'] })).toEqual({ date: '2026-03-08', sure: true });
});

test('what nobody could wait for ends, and is not sure', () => {
  expect(addWorkdays('2026-03-05', Infinity, cn).sure).toBe(false);
  expect(addWorkdays('2026-03-05', NaN, cn)).toEqual({ date: '2026-03-05', sure: false });
});

test.each(['', '2026-02-30', '2026-3-2', '20260302', '2026-03-02T00:00:00Z'])('"%s" is no date', (from) => {
  expect(() => addWorkdays(from, 1)).toThrow(expect.objectContaining({ code: 'invalid/date' }));
});
