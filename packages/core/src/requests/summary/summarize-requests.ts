import { countWorkdays } from '../../calendar/count-workdays.js';
import type { WorkCalendar } from '../../calendar/work-calendar.js';
import { instantOf, zoneOffset } from '../../when/instant.js';
import type { When } from '../../when/when.js';
import { isOverdue } from '../is-overdue.js';
import type { ServiceRequest } from '../service-request.js';

/** What a list of requests tells of the office, counted from nothing but the requests themselves. */
export interface RequestSummary {
  readonly received: number;
  /** Those that the office has closed. */
  readonly answered: number;
  /** Open, and past the day by which the office expected to be done. */
  readonly overdue: number;
  /** Open requests with no such day, which nobody can call overdue. */
  readonly unpromised: number;
  /** The oldest and the newest that has a date. */
  readonly from?: When;
  readonly until?: When;
  /** Working days from report to answer: half took no longer. Absent where no answered request has both dates. */
  readonly median?: {
    readonly days: number;
    /** How many answers it is the middle of. */
    readonly of: number;
    /** False where no calendar speaks of a day that was counted. */
    readonly sure: boolean;
  };
}

export interface SummaryOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** IANA zone of bare days, and of what a day is. */
  readonly zone: string;
  readonly calendar?: WorkCalendar | undefined;
}

export function summarizeRequests(requests: readonly ServiceRequest[], { now, zone, calendar }: SummaryOptions): RequestSummary {
  const answered = requests.filter(({ authorityStatus }) => authorityStatus === 'closed');
  const open = requests.filter(({ authorityStatus }) => authorityStatus === 'open');
  const spans = answered.flatMap(({ requested, closed }) => (isDate(requested) && isDate(closed) ? [spanOf(requested, closed)] : []));
  const days = spans.map((span) => span.days).sort((a, b) => a - b);
  return {
    received: requests.length,
    answered: answered.length,
    overdue: open.filter((request) => isOverdue(request, now, zone)).length,
    unpromised: open.filter(({ expected }) => !expected).length,
    ...spanIn(requests, zone),
    ...(days.length > 0 && { median: { days: middleOf(days), of: days.length, sure: spans.every(({ sure }) => sure) } }),
  };

  // Sources are other people's code.
  function isDate(when: When | undefined): when is When {
    return when !== undefined && !Number.isNaN(instantOf(when, zone));
  }

  function spanOf(requested: When, closed: When) {
    const span = countWorkdays(dayOf(requested, zone), dayOf(closed, zone), calendar);
    // A clock that goes backwards is no answer before the question.
    return { ...span, days: Math.max(0, span.days) };
  }
}

/** The date, `YYYY-MM-DD`, on the clocks of `zone`. */
export function dayOf(when: When, zone: string): string {
  return dayAt(instantOf(when, zone), zone);
}

/** As `dayOf`, of milliseconds since the epoch. */
export function dayAt(now: number, zone: string): string {
  return new Date(now + zoneOffset(now, zone) * 60_000).toISOString().slice(0, 10);
}

function spanIn(requests: readonly ServiceRequest[], zone: string): Pick<RequestSummary, 'from' | 'until'> {
  let [from, until]: readonly (When | undefined)[] = [];
  let [first, last] = [Infinity, -Infinity];
  for (const { requested } of requests) {
    const at = requested ? instantOf(requested, zone) : NaN;
    if (at < first) [first, from] = [at, requested];
    if (at > last) [last, until] = [at, requested];
  }
  return { ...(from && { from }), ...(until && { until }) };
}

function middleOf(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}
