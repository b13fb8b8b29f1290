import type { Weekday } from '../services/opening-hours.js';
import { dateOf, dayNumber, weekdayOf } from './day-numbers.js';
import type { WorkCalendar } from './work-calendar.js';

/** What a calendar says of one day. */
export interface DayWork {
  /** Whether the calendar speaks of it at all. */
  readonly covered: boolean;
  /** A holiday. */
  readonly closed: boolean;
  /** Whether offices work, as far as weekends and holidays decide. */
  readonly works: boolean;
  /** The weekday whose hours hold. */
  readonly as: Weekday;
  readonly name?: string;
}

const usualWeekend: readonly Weekday[] = ['SA', 'SU'];

type Days = (day: number) => DayWork;

/** Days remembered of a calendar: lists of offices ask for the same few over and over. */
const mostKept = 500;

const readers = new WeakMap<WorkCalendar, Days>();
const withoutCalendar = keepDays(readDay(undefined));

/** Reads a calendar day by day; days are numbers as of `dayNumber`. */
export function readDays(calendar: WorkCalendar | undefined): Days {
  if (!calendar) return withoutCalendar;
  const days = readers.get(calendar) ?? keepDays(readDay(calendar));
  readers.set(calendar, days);
  return days;
}

function keepDays(read: Days): Days {
  const kept = new Map<number, DayWork>();
  return (day) => {
    const known = kept.get(day);
    if (known) return known;
    if (kept.size >= mostKept) kept.clear();
    const work = read(day);
    kept.set(day, work);
    return work;
  };
}

function readDay(calendar: WorkCalendar | undefined): Days {
  const first = dayNumber(calendar?.from);
  const last = dayNumber(calendar?.until);
  const weekend = calendar?.weekend ?? usualWeekend;
  return (day) => {
    const own = weekdayOf(day);
    const free = weekend.includes(own);
    const covered = first <= day && day <= last;
    const special = covered ? calendar?.days[dateOf(day)] : undefined;
    const name = special?.name === undefined ? {} : { name: special.name };
    if (special?.kind === 'closed') return { covered, closed: true, works: false, as: own, ...name };
    if (special?.kind === 'worked') return { covered, closed: false, works: true, as: special.as ?? (free ? 'MO' : own), ...name };
    return { covered, closed: false, works: !free, as: own };
  };
}
