import { zoneOffset } from '@civickit/core';

/** What clocks in `zone` show at an instant, as `2026-03-04T15:30:00`. */
export function wallClock(at: number, zone: string): string {
  return new Date(at + zoneOffset(at, zone) * 60_000).toISOString().slice(0, 19);
}
