import { zoneOffset } from '../when/instant.js';
import { dayMs } from './day-numbers.js';

const minuteMs = 60_000;
/** Offsets remembered for a zone; a list of offices asks for the same few weeks over and over. */
const mostKept = 500;

/** Days and times of a zone as instants. Days are numbers as of `dayNumber`. */
export interface WallClock {
  /** The day that it is in the zone. */
  dayAt(instant: number): number;
  /**
   * The instant at which clocks come to a minute of a day, which may lie in the next days. Where clocks show it twice, the first time;
   * where they leap over it, the leap.
   */
  instantOf(day: number, minute: number): number;
}

const clocks = new Map<string, WallClock>();

/** @throws RangeError for a zone nobody knows, when it is read */
export function wallClockOf(zone: string): WallClock {
  const clock = clocks.get(zone) ?? createWallClock(zone);
  clocks.set(zone, clock);
  return clock;
}

function createWallClock(zone: string): WallClock {
  const offsets = new Map<number, number>();
  let latest = { instant: NaN, day: NaN };
  const offsetMs = (instant: number): number => zoneOffset(instant, zone) * minuteMs;

  function keptOffset(day: number): number {
    let offset = offsets.get(day);
    if (offset === undefined) {
      if (offsets.size >= mostKept) offsets.clear();
      offsets.set(day, (offset = offsetMs(day * dayMs)));
    }
    return offset;
  }

  function leapBetween(early: number, late: number): number {
    const before = offsetMs(early);
    let [from, to] = [early, late];
    while (to - from > minuteMs) {
      const middle = from + Math.floor((to - from) / 2 / minuteMs) * minuteMs;
      if (offsetMs(middle) === before) from = middle;
      else to = middle;
    }
    return to;
  }

  return {
    dayAt(instant) {
      if (latest.instant !== instant) latest = { instant, day: Math.floor((instant + offsetMs(instant)) / dayMs) };
      return latest.day;
    },
    instantOf(day, minute) {
      const wall = day * dayMs + minute * minuteMs;
      const on = Math.floor(wall / dayMs);
      // No zone is a day away from UTC, and none changes its clocks twice within three days.
      const before = keptOffset(on - 1);
      const after = keptOffset(on + 2);
      if (before === after) return wall - before;
      if (offsetMs(wall - before) === before) return wall - before;
      if (offsetMs(wall - after) === after) return wall - after;
      return leapBetween(wall - after, wall - before);
    },
  };
}
