import type { OpeningHours } from '../services/opening-hours.js';
import { readDays } from './day-work.js';
import type { Opening } from './opening.js';
import { spansOf, spansOn } from './spans.js';
import { wallClockOf } from './wall-clock.js';
import type { WorkCalendar } from './work-calendar.js';

const searchedDays = 14;
/** Holidays are not counted among the days searched, but no holidays last longer. */
const mostDays = 60;

/**
 * Whether something with these hours is open at `at` (milliseconds since the epoch) in `zone` (an IANA name), until when, or when it
 * opens. A holiday closes all that begins on it, but what never closes; a worked day takes the hours of the weekday that it is worked as.
 * @throws RangeError for a zone nobody knows
 */
export function openingAt(hours: OpeningHours, at: number, zone: string, calendar?: WorkCalendar): Opening {
  const spans = spansOf(hours);
  if (spans.length === 0) return { state: 'unknown' };
  const clock = wallClockOf(zone);
  const workOf = readDays(calendar);
  const today = clock.dayAt(at);
  const { closed, name } = workOf(today);
  let open: { since: number; last: number; until: number } | undefined;
  let end = today + searchedDays;

  const isSure = (first: number, last: number): boolean => workOf(first).covered && workOf(last).covered;
  const asOpen = ({ since, last, until }: NonNullable<typeof open>): Opening => ({
    state: 'open',
    // What lasts to the end of the search may go on behind it.
    ...(until < clock.instantOf(today + searchedDays + 1, 0) && { until }),
    sure: isSure(since, last),
  });
  const asClosed = (last: number, opens?: number): Opening => ({
    state: 'closed',
    ...(opens !== undefined && { opens }),
    ...(closed && name !== undefined && { because: name }),
    sure: isSure(today, last),
  });

  // What opens at 24:00 and closes at 24:00 of the next day began two days ago.
  for (let day = today - 2; day <= end; day++) {
    const work = workOf(day);
    if (work.closed && day >= today && end < today + mostDays) end++;
    if (open && clock.instantOf(day, 0) > open.until) return asOpen(open);
    for (const span of spansOn(day, spans, work)) {
      const until = clock.instantOf(day, span.closes);
      if (until <= at) continue;
      const from = clock.instantOf(day, span.opens);
      // All of it in an hour that clocks leap over.
      if (from >= until) continue;
      if (from > (open?.until ?? at)) return open ? asOpen(open) : asClosed(day, from);
      if (until > (open?.until ?? 0)) open = { since: open?.since ?? day, last: day, until };
    }
  }
  return open ? asOpen(open) : asClosed(today);
}
