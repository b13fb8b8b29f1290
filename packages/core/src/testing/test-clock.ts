import type { Clock } from '../source/source.js';

/** A clock that stands still until it is told. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** `start` is RFC 3339. */
export function testClock(start = '2026-03-04T12:00:00Z'): TestClock {
  let now = Date.parse(start);
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}
