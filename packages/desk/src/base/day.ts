import type { Formatter } from '@civickit/components/runtime.js';
import { toInstant } from '@civickit/core';

/** `2026-07-01` of a moment, where the area is. */
export function dayOf(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(Date.parse(instant));
}

/** Date and time of day, in words. */
export function momentIn(format: Formatter, instant: string): string {
  return format.moment(toInstant(Date.parse(instant)));
}

/** Date of a moment, or a bare day, in words. */
export function dateIn(format: Formatter, iso: string): string {
  return format.date({ iso, precision: iso.length > 10 ? 'instant' : 'day', zone: 'given' });
}
