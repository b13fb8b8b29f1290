import { instantOf, type When } from '@civickit/core';
import { dayAt, dayOf } from '@civickit/core/request-summary';
import { calendarEvent } from '../service-guide/share/calendar-event.js';
import { canDownload, download, fileName } from '../service-guide/share/download.js';

export interface ReportReminder {
  /** Id of the source that took the report. */
  readonly source: string;
  readonly number: string;
  readonly summary: string;
  /** By when the office has promised to be done, and the IANA zone of bare days. */
  readonly expected?: { readonly by: When; readonly zone: string } | undefined;
  /** How long it promised to take, as an ISO 8601 duration, where it names no day. */
  readonly promised: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly trackHref: string | undefined;
}

/** What a calendar is told where the office promised nothing. */
const usualDays = 7;
const dayMs = 86_400_000;

/**
 * Hands the browser a file for the calendar of the day by which the office is to be done.
 * @returns whether it can save any
 */
export function saveReminder({ source, number, summary, trackHref, ...when }: ReportReminder): boolean {
  if (!canDownload()) return false;
  const file = calendarEvent({
    uid: `${source}/${number}@civickit`,
    start: startOf(when),
    minutes: 15,
    written: when.now,
    summary,
    ...(trackHref !== undefined && { url: new URL(trackHref, location.href).href }),
    alarms: ['PT0M'],
  });
  download(fileName(summary, 'ics'), 'text/calendar', file);
  return true;
}

/** On the promised day, at the time of day at which the report was sent: a promise often ends at midnight. One for today ends when it says. */
function startOf({ expected, promised, now }: Pick<ReportReminder, 'expected' | 'promised' | 'now'>): number {
  const until = expected ? instantOf(expected.by, expected.zone) : NaN;
  if (!expected || !(until > now)) return now + daysOf(promised) * dayMs;
  const { by, zone } = expected;
  const days = Math.round((Date.parse(dayOf(by, zone)) - Date.parse(dayAt(now, zone))) / dayMs);
  return days > 0 ? now + days * dayMs : until;
}

/** Of a promise in weeks, days and hours; of one that cannot be read, as of none. */
function daysOf(promised: string | undefined): number {
  if (promised === undefined) return usualDays;
  const [, weeks = 0, days = 0, hours = 0] = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?/u.exec(promised) ?? [];
  return Number(weeks) * 7 + Number(days) + Math.ceil(Number(hours) / 24) || usualDays;
}
