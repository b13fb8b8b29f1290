import { exactWhen, instantOf, zoneOffset } from '@civickit/core';

const dayMs = 86_400_000;

/** Milliseconds at which a day such as `2026-03-04` ends: where clocks are changed on it that is not after 24 hours. */
export function endOfDay(day: string, zone: string): number {
  const next = exactWhen(new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10), zone);
  // After the last day of the year 9999 there is none.
  return next ? instantOf(next, zone) : Date.parse(`${day}T23:59:59.999Z`);
}

/** A moment as clocks in `zone` show it, to the second: `2026-03-04T20:00:03+08:00` (RFC 3339). */
export function localTime(moment: number, zone: string): string {
  const ahead = zoneOffset(moment, zone);
  const two = (number: number): string => String(number).padStart(2, '0');
  const wall = new Date(moment + ahead * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(ahead);
  return `${wall}${ahead < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
