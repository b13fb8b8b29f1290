import type { GeoPoint } from '@civickit/core';
import { contentLines, escapeText } from './content-lines.js';

/** Something to be reminded of. Instants are milliseconds since the epoch. */
export interface Appointment {
  /** The same for the same thing at the same time, so that it is not entered twice. */
  readonly uid: string;
  readonly start: number;
  readonly minutes: number;
  /** When it was written. */
  readonly written: number;
  readonly summary: string;
  readonly place?: string;
  readonly where?: GeoPoint;
  readonly description?: string;
  readonly url?: string;
  /** How long before it the phone reminds, as ISO 8601 durations. */
  readonly alarms: readonly string[];
}

/**
 * A calendar of one event (RFC 5545). Its times are UTC: a phone set to another zone reminds at the right instant, and no table of
 * zones has to be sent along.
 */
export function calendarEvent(appointment: Appointment): string {
  const { uid, start, minutes, written, summary, place, where, description, url, alarms } = appointment;
  const title = escapeText(summary);
  return contentLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CivicKit//Service guide//EN',
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${utc(written)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(start + minutes * 60_000)}`,
    `SUMMARY:${title}`,
    place && `LOCATION:${escapeText(place)}`,
    where && `GEO:${where.latitude};${where.longitude}`,
    description && `DESCRIPTION:${escapeText(description)}`,
    url && `URL:${url.replace(/\s/g, '%20')}`,
    ...alarms.flatMap((before) => ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${title}`, `TRIGGER:-${before}`, 'END:VALARM']),
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
}

/** `20260304T013000Z` */
function utc(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '') + 'Z';
}
