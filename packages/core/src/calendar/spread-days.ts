import { dateOf, dayNumber } from './day-numbers.js';

/** A leap year, so that a slip of the year in a range does not fill the memory. */
const longest = 366;

/** The dates that a key of `days` means: one, or from the first to the last of `2026-10-01/2026-10-07`; none for what is no date. */
export function spreadDays(key: string): readonly string[] {
  const [first, last = first, ...more] = key.split('/');
  const from = dayNumber(first);
  const length = dayNumber(last) - from + 1;
  if (more.length > 0 || !(length > 0 && length <= longest)) return [];
  return [...Array(length).keys()].map((at) => dateOf(from + at));
}
