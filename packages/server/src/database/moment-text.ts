/**
 * The text of a `timestamptz(3)` (PostgreSQL 15, 8.5.2: `2026-03-04 08:26:05.12+00`) as `Date.toISOString` has it. A moment that is only
 * written on takes this way: to make a date of each and a text of that again costs a list more than its JSON.
 */
export function isoOf(text: string): string {
  // Else the database counts in another zone, or the year is none of four digits.
  if (!utc.test(text)) return new Date(text).toISOString();
  const time = text.slice(11, -3);
  return `${text.slice(0, 10)}T${time.length === 8 ? `${time}.000` : time.padEnd(12, '0')}Z`;
}

const utc = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,3})?\+00$/;
