import { instantOf, type GeoShape, type Notice, type When } from '@civickit/core';
import { withoutFalseDates } from '../source/is-date.js';

/** Something that happens at a time. */
export interface CalendarEvent {
  /** The same for ever: calendars know the event again by it. */
  readonly id: string;
  readonly title: string;
  readonly starts: When;
  /** When it is over; a bare day is its last. @default the day it starts, or no length */
  readonly ends?: When;
  /** Plain text. */
  readonly summary?: string;
  /** Where it happens, in words. */
  readonly place?: string;
  readonly where?: readonly GeoShape[];
  /** Absolute http(s) address. */
  readonly url?: string;
  readonly categories?: readonly string[];
  readonly updated?: When;
  readonly cancelled?: boolean;
}

/**
 * A notice as an event from its publication until it no longer holds; undefined for one without date. A bare day of `expires` is the
 * first on which it does not hold, so the day before is the event's last.
 */
export function eventOfNotice(notice: Notice): CalendarEvent | undefined {
  const { ref, title, published, expires, summary, where, url, categories, updated } = withoutFalseDates(notice, ['expires']);
  if (!published) return undefined;
  const ends = expires?.precision === 'day' ? dayAfter(expires, -1) : expires;
  const facts = { ends, summary, where, url, categories, updated };
  const known = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
  return { id: `${ref.source}/${ref.id}`, title, starts: published, ...known };
}

/** The day that lies `days` after that of `when`. */
function dayAfter({ iso }: When, days: number): When {
  const day = new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) + days * 86_400_000);
  return { iso: day.toISOString().slice(0, 10), precision: 'day', zone: 'assumed' };
}

/** Start and end, the end not included: both days, or both instants in milliseconds. */
export function spanOf({ starts, ends }: CalendarEvent, zone: string): { starts: string | number; ends: string | number | undefined } {
  if (starts.precision === 'day' && (!ends || ends.precision === 'day')) {
    const last = ends && ends.iso >= starts.iso ? ends : starts;
    return { starts: starts.iso, ends: dayAfter(last, 1).iso };
  }
  const from = instantOf(starts, zone);
  const to = ends && instantOf(ends.precision === 'day' ? dayAfter(ends, 1) : ends, zone);
  return { starts: from, ends: to !== undefined && to > from ? to : undefined };
}
