import { calendarEvent } from '../service-guide/share/calendar-event.js';
import { download, fileName } from '../service-guide/share/download.js';

export interface ReportReminder {
  /** Id of the source that took the report. */
  readonly source: string;
  readonly number: string;
  readonly summary: string;
  /** How long the office promised to take, as an ISO 8601 duration. */
  readonly promised: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly trackHref: string | undefined;
}

/** What a calendar is told where the office promised nothing. */
const usualDays = 7;
const dayMs = 86_400_000;

/** Hands the browser a file for the calendar of the day by which the office is to be done. */
export function saveReminder({ source, number, summary, promised, now, trackHref }: ReportReminder): void {
  const file = calendarEvent({
    uid: `${source}/${number}@civickit`,
    start: now + daysOf(promised) * dayMs,
    minutes: 15,
    written: now,
    summary,
    ...(trackHref !== undefined && { url: new URL(trackHref, location.href).href }),
    alarms: ['PT0M'],
  });
  download(fileName(summary, 'ics'), 'text/calendar', file);
}

/** Of a promise in weeks, days and hours; of one that cannot be read, as of none. */
function daysOf(promised: string | undefined): number {
  if (promised === undefined) return usualDays;
  const [, weeks = 0, days = 0, hours = 0] = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?/u.exec(promised) ?? [];
  return Number(weeks) * 7 + Number(days) + Math.ceil(Number(hours) / 24) || usualDays;
}
