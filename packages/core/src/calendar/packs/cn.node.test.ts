import { expect, test } from 'vitest';
import { dayNumber, weekdayOf } from '../day-numbers.js';
import { cn } from './cn.js';

const days = Object.entries(cn.days);
const year = (wanted: string, kind: string) => days.filter(([date, day]) => date.startsWith(wanted) && day.kind === kind);

// The notices give the number of days of each holiday.
test.each([
  ['2025', 1 + 8 + 3 + 5 + 3 + 8, 5],
  ['2026', 3 + 9 + 3 + 5 + 3 + 3 + 7, 6],
])('%s has as many days off, and worked for them, as the notice says', (wanted, off, worked) => {
  expect(year(wanted, 'closed')).toHaveLength(off);
  expect(year(wanted, 'worked')).toHaveLength(worked);
});

// Holidays by law are 13 days a year since 2025; all else off must be a weekend, or worked for.
test.each(['2025', '2026'])('in %s days off on workdays are the holidays by law, and those that are worked for', (wanted) => {
  const isWeekend = (date: string) => ['SA', 'SU'].includes(weekdayOf(dayNumber(date)));
  const weekdaysOff = year(wanted, 'closed').filter(([date]) => !isWeekend(date)).length;
  const worked = year(wanted, 'worked');
  expect(worked.every(([date]) => isWeekend(date))).toBe(true);
  // A holiday by law that falls on a weekend is had on a workday of its period.
  expect(weekdaysOff - worked.length).toBe(13);
});

test('each day lies within what the calendar speaks of', () => {
  for (const [date] of days) expect(cn.from <= date && date <= cn.until, date).toBe(true);
});
