import { zoneOffset } from '@civickit/core';

const dayMs = 86_400_000;

/** The day after one such as `2026-03-04`; in a zone whose clocks are changed that is not always 24 hours. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}

/** A moment as clocks in `zone` show it, to the second: `2026-03-04T20:00:03+08:00` (RFC 3339). */
export function localTime(moment: number, zone: string): string {
  const ahead = zoneOffset(moment, zone);
  const two = (number: number): string => String(number).padStart(2, '0');
  const wall = new Date(moment + ahead * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(ahead);
  return `${wall}${ahead < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
