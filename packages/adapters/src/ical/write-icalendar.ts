import { CivicError, toInstant, type Instant, type Notice } from '@civickit/core';
import { withoutInvalid } from '@civickit/core/markup';
import { isDate, withoutFalseDates } from '../source/is-date.js';
import { eventOfNotice, spanOf, type CalendarEvent } from './calendar-event.js';

export interface CalendarOptions {
  /** The calendar's name for people. */
  readonly name: string;
  /** A domain of the publisher's, which makes the ids of its events unique in the world (RFC 7986 section 5.3). */
  readonly domain: string;
  /** When this is written; the `DTSTAMP` of events that do not say when they changed. */
  readonly stamp: Instant;
  /** IANA zone of bare days that begin or end with an hour. @default 'UTC' */
  readonly zone?: string;
}

/**
 * Events, and notices as events from publication to expiry, as iCalendar (RFC 5545). Times are in UTC, bare days stay days, lines are
 * folded at 75 octets. What has no date to begin with is left out, and so is any other date or address that is none.
 * @throws CivicError `invalid/date` when `stamp` is none
 */
export function writeICalendar(events: readonly (CalendarEvent | Notice)[], options: CalendarOptions): string {
  const { stamp } = options;
  if (!isDate({ iso: stamp, precision: 'instant', zone: 'given' })) {
    throw new CivicError('invalid/date', `"stamp" of the calendar is no instant of RFC 3339: ${stamp}`);
  }
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CivicKit//CivicKit//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(options.name)}`,
  ];
  for (const event of events) {
    const known = 'starts' in event ? event : eventOfNotice(event);
    if (known && isDate(known.starts)) lines.push(...eventLines(withoutFalseDates(known, ['ends', 'updated']), options));
  }
  lines.push('END:VCALENDAR');
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent, { domain, stamp, zone = 'UTC' }: CalendarOptions): string[] {
  const { id, title, summary, place, where, url, categories, updated, cancelled } = event;
  const { starts, ends } = spanOf(event, zone);
  const changed = updated && updated.precision !== 'day' ? toInstant(Date.parse(updated.iso)) : stamp;
  const point = where?.find((shape) => shape.type === 'point' || shape.type === 'circle');
  const found: (string | false | undefined)[] = [
    'BEGIN:VEVENT',
    `UID:${escaped(`${id}@${domain}`)}`,
    `DTSTAMP:${utc(Date.parse(changed))}`,
    updated && `LAST-MODIFIED:${utc(Date.parse(changed))}`,
    `DTSTART${dated(starts)}`,
    ends === undefined ? undefined : `DTEND${dated(ends)}`,
    `SUMMARY:${escaped(title)}`,
    summary && `DESCRIPTION:${escaped(summary)}`,
    place && `LOCATION:${escaped(place)}`,
    point && `GEO:${point.at.latitude};${point.at.longitude}`,
    // A URI is no text: it is not escaped (RFC 5545 section 3.3.13).
    url && URL.canParse(url) && `URL:${new URL(url).href}`,
    categories?.length ? `CATEGORIES:${categories.map(escaped).join(',')}` : undefined,
    cancelled ? 'STATUS:CANCELLED' : undefined,
    'END:VEVENT',
  ];
  return found.filter((line): line is string => Boolean(line));
}

/** RFC 5545 sections 3.3.4 and 3.3.5, form 2. */
function dated(at: string | number): string {
  return typeof at === 'string' ? `;VALUE=DATE:${at.replaceAll('-', '')}` : `:${utc(at)}`;
}

function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** RFC 5545 section 3.3.11. */
function escaped(text: string): string {
  return withoutInvalid(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n');
}

/** RFC 5545 section 3.1: at most 75 octets a line, the space that continues it included; no character is cut. */
function folded(line: string): string {
  let written = '';
  let octets = 0;
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    const width = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + width > 75) {
      written += '\r\n ';
      octets = 1;
    }
    written += character;
    octets += width;
  }
  return written;
}
