import { exactWhen, instantOf, type When } from '@civickit/core';
import { dayAfter } from '../local-time.js';

/** The moment of a date, of a bare day its beginning where the area is. */
export function beginOf({ iso }: When, zone: string): Date {
  const when = exactWhen(iso, zone);
  return new Date(when ? instantOf(when, zone) : Date.parse(iso));
}

/** The moment of a date, of a bare day its last: it counts whole. */
export function endOf(when: When, zone: string): Date {
  if (when.precision !== 'day') return beginOf(when, zone);
  return new Date(beginOf({ ...when, iso: dayAfter(when.iso) }, zone).getTime() - 1);
}
