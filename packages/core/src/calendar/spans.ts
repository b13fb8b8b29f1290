import type { OpeningHours, OpeningPeriod, Weekday } from '../services/opening-hours.js';
import { dayNumber, ordinalsOf, weekdayOf } from './day-numbers.js';
import type { DayWork } from './day-work.js';

/** A period in numbers: minutes of its day, and days as of `dayNumber`. */
export interface Span {
  readonly days: readonly Weekday[];
  readonly ordinals: readonly number[];
  readonly opens: number;
  readonly closes: number;
  readonly first: number;
  readonly last: number;
  /** Day and night, all days of the week: no holiday is meant to close it. */
  readonly always: boolean;
}

const dayMinutes = 1440;

/** Lists of offices are asked again whenever a minute has passed. */
const known = new WeakMap<OpeningHours, readonly Span[]>();

/** Periods that can be read; the others say nothing. */
export function spansOf(hours: OpeningHours): readonly Span[] {
  const spans = known.get(hours) ?? readSpans(hours.periods);
  known.set(hours, spans);
  return spans;
}

function readSpans(periods: readonly OpeningPeriod[] = []): readonly Span[] {
  const spans = periods.map(readSpan).filter(({ opens, closes, first, last }) => ![opens, closes, first, last].some(Number.isNaN));
  const fullDays = new Set(spans.filter(isFullDay).flatMap(({ days }) => days));
  return fullDays.size === 7 ? spans.map((span) => ({ ...span, always: isFullDay(span) })) : spans;
}

function readSpan({ days, ordinals = [], from, until, ...times }: OpeningPeriod): Span {
  const opens = minutesOf(times.opens);
  const end = minutesOf(times.closes);
  // Who has no 24:00 to write means it by 23:59.
  const closes = end <= opens ? end + dayMinutes : end === dayMinutes - 1 ? dayMinutes : end;
  const first = from === undefined ? -Infinity : dayNumber(from);
  const last = until === undefined ? Infinity : dayNumber(until);
  return { days, ordinals, opens, closes, first, last, always: false };
}

function isFullDay({ opens, closes, ordinals }: Span): boolean {
  return closes - opens >= dayMinutes && ordinals.length === 0;
}

/** Those that begin on a day, the earliest first. */
export function spansOn(day: number, spans: readonly Span[], { closed, as }: DayWork): readonly Span[] {
  const valid = spans.filter(({ first, last, always }) => first <= day && day <= last && (always || !closed));
  const holding = valid.filter((span) => holdsOn(day, as, span));
  // Who is closed on the weekday that is worked instead, as museums are on Mondays, keeps to the day's own hours.
  const used = holding.length > 0 || as === weekdayOf(day) ? holding : valid.filter((span) => holdsOn(day, weekdayOf(day), span));
  return [...used].sort((a, b) => a.opens - b.opens);
}

/** A day that is worked instead of another is not the first Monday of its month. */
function holdsOn(day: number, weekday: Weekday, { days, ordinals }: Span): boolean {
  if (!days.includes(weekday)) return false;
  return ordinals.length === 0 || (weekday === weekdayOf(day) && ordinalsOf(day).some((ordinal) => ordinals.includes(ordinal)));
}

function minutesOf(time: string): number {
  const [, hours, minutes] = /^(\d\d?):([0-5]\d)$/.exec(time) ?? [];
  const all = Number(hours) * 60 + Number(minutes);
  return all <= dayMinutes ? all : NaN;
}
