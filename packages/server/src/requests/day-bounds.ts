import { exactWhen, instantOf, type When } from '@civickit/core';

const dayMs = 86_400_000;

/** The moment of a date, of a bare day its beginning where the area is. */
export function beginOf({ iso }: When, zone: string): Date {
  const when = exactWhen(iso, zone);
  return new Date(when ? instantOf(when, zone) : Date.parse(iso));
}

/** The moment of a date, of a bare day its last: it counts whole. */
export function endOf(when: When, zone: string): Date {
  return new Date(beginOf(when, zone).getTime() + (when.precision === 'day' ? dayMs - 1 : 0));
}
