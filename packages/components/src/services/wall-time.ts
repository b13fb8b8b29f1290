import { zoneOffset } from '@civickit/core';

/** What the clock on the wall shows in a zone. */
export interface WallTime {
  /** Midnight of its day as if the zone were UTC, in milliseconds. */
  readonly day: number;
  /** `HH:MM`. */
  readonly time: string;
}

export function readWall(at: number, zone: string): WallTime {
  const wall = at + zoneOffset(at, zone) * 60_000;
  const iso = new Date(wall).toISOString();
  return { day: Date.parse(iso.slice(0, 10)), time: iso.slice(11, 16) };
}
