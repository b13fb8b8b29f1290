import { expect, test } from 'vitest';
import { addWorkdays } from './add-workdays.js';
import { countWorkdays } from './count-workdays.js';
import { cn } from './packs/cn.js';

test.each([
  ['the first day does not count', '2026-03-02', '2026-03-03', 1],
  ['one day is none', '2026-03-02', '2026-03-02', 0],
  ['over a weekend', '2026-03-05', '2026-03-09', 2],
  ['over nine days of holidays', '2026-02-13', '2026-02-24', 2],
  ['back', '2026-03-09', '2026-03-05', -2],
])('%s', (_, from, until, days) => {
  expect(countWorkdays(from, until, cn)).toEqual({ days, sure: true });
});

test('it counts back what was added', () => {
  for (const amount of [1, 7, 30]) {
    const { date } = addWorkdays('2026-01-05', amount, cn);
    expect(countWorkdays('2026-01-05', date, cn).days).toBe(amount);
  }
});

test('without a calendar, and beyond it, nobody is sure', () => {
  expect(countWorkdays('2026-03-05', '2026-03-09').sure).toBe(false);
  expect(countWorkdays('2026-12-24', '2027-01-04', cn).sure).toBe(false);
});

test('what is no date is refused', () => {
  expect(() => countWorkdays('2026-02-30', '2026-03-01')).toThrow(expect.objectContaining({ code: 'invalid/date' }));
});

test('a span that cannot be meant takes no time', () => {
  expect(countWorkdays('0001-01-01', '9999-12-31').days).toBeLessThan(40_000);
});
