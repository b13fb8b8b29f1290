import { exactWhen, instantOf, type When } from '@civickit/core';
import { endOfDay } from '../local-time.js';

/** The moment of a date, of a bare day its beginning where the area is. */
export function beginOf({ iso }: When, zone: string): Date {
  const when = exactWhen(iso, zone);
  return new Date(when ? instantOf(when, zone) : Date.parse(iso));
}

/** The moment of a date, of a bare day its last: it counts whole. */
export function endOf(when: When, zone: string): Date {
  return when.precision === 'day' ? new Date(endOfDay(when.iso, zone) - 1) : beginOf(when, zone);
}
