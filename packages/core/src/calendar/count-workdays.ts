import { CivicError } from '../errors/civic-error.js';
import { dayNumber } from './day-numbers.js';
import { readDays } from './day-work.js';
import type { WorkCalendar } from './work-calendar.js';

/** A hundred years: what lies beyond is nobody's time limit. */
const furthest = 36_525;

/**
 * The working days after `from` up to and with `until` (`YYYY-MM-DD`); negative where `until` comes before. The other way round than
 * `addWorkdays`. `sure` is false where no calendar speaks of a day that was counted.
 * @throws CivicError `invalid/date`
 */
export function countWorkdays(from: string, until: string, calendar?: WorkCalendar): { readonly days: number; readonly sure: boolean } {
  const [start, end] = [dayNumber(from), dayNumber(until)];
  if (Number.isNaN(start + end)) throw new CivicError('invalid/date', `"${from}" or "${until}" is no date such as 2026-03-04`);
  const workOf = readDays(calendar);
  const first = Math.max(Math.min(start, end), Math.max(start, end) - furthest);
  let days = 0;
  let { covered: sure } = workOf(start);
  for (let day = first + 1; day <= Math.max(start, end); day += 1) {
    const { covered, works } = workOf(day);
    sure &&= covered;
    if (works) days += 1;
  }
  return { days: end < start ? -days : days, sure };
}
