import { CivicError } from '../errors/civic-error.js';
import { dateOf, dayNumber } from './day-numbers.js';
import { readDays } from './day-work.js';
import type { WorkCalendar } from './work-calendar.js';

/** A hundred years: what lies beyond is nobody's time limit. */
const furthest = 36_525;

/**
 * The day that is `amount` working days after `from` (`YYYY-MM-DD`), which itself does not count; before it where `amount` is negative.
 * A part of a day is a day. `sure` is false where no calendar speaks of a day that was counted.
 * @throws CivicError `invalid/date`
 */
export function addWorkdays(
  from: string,
  amount: number,
  calendar?: WorkCalendar,
): {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly sure: boolean;
} {
  const start = dayNumber(from);
  if (Number.isNaN(start)) throw new CivicError('invalid/date', `"${from}" is no date such as 2026-03-04`);
  const workOf = readDays(calendar);
  const step = amount < 0 ? -1 : 1;
  let left = Math.ceil(Math.abs(amount));
  let day = start;
  let { covered: sure } = workOf(start);
  while (left > 0 && Math.abs(day - start) < furthest) {
    day += step;
    const { covered, works } = workOf(day);
    sure &&= covered;
    if (works) left--;
  }
  return { date: dateOf(day), sure: sure && left === 0 };
}
