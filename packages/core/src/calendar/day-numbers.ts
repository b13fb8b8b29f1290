import type { Weekday } from '../services/opening-hours.js';

export const dayMs = 86_400_000;

/** In the order of day numbers: the first of January 1970 was a Thursday. */
const fromEpoch: readonly Weekday[] = ['TH', 'FR', 'SA', 'SU', 'MO', 'TU', 'WE'];

/** Days since 1970-01-01 of a `YYYY-MM-DD`; NaN for what is no date. */
export function dayNumber(date: unknown): number {
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return NaN;
  const number = Date.parse(date) / dayMs;
  // Engines take 30 February for a day of March.
  return Number.isInteger(number) && dateOf(number) === date ? number : NaN;
}

export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function weekdayOf(day: number): Weekday {
  return fromEpoch[((day % 7) + 7) % 7] ?? 'TH';
}

/** Which of its weekdays in the month a day is: from the beginning, and from the end as a negative number. */
export function ordinalsOf(day: number): readonly [number, number] {
  const date = new Date(day * dayMs);
  const of = date.getUTCDate();
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return [Math.ceil(of / 7), -Math.ceil((last - of + 1) / 7)];
}
