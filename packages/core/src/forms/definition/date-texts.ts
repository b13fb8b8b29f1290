import { dayNumber } from '../../calendar/day-numbers.js';

/** Whether the day exists: `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return !Number.isNaN(dayNumber(text));
}

/** `HH:MM`. */
export function isClockTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** RFC 3339: a date and time with offset. */
export function isInstant(text: string): boolean {
  const form = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
  return isDate(form.exec(text)?.[1] ?? '');
}
