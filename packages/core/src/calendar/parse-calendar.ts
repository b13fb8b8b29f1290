import { CivicError } from '../errors/civic-error.js';
import type { Weekday } from '../services/opening-hours.js';
import { calendarIssue, type CalendarIssue, type CalendarProblem } from './calendar-issue.js';
import { dayNumber } from './day-numbers.js';
import { spreadDays } from './spread-days.js';
import type { CalendarDay, WorkCalendar } from './work-calendar.js';

const weekdays: readonly unknown[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] satisfies readonly Weekday[];
const isWeekday = (value: unknown): value is Weekday => weekdays.includes(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * A calendar as a file has it, where a key of `days` may also be a range, `2026-10-01/2026-10-07`. What nothing reads is left out.
 * @throws CivicError `invalid/calendar`, with all that is wrong in `issues`
 */
export function parseCalendar(value: unknown): WorkCalendar {
  const issues: CalendarIssue[] = [];
  const need = (right: boolean, path: string, problem: CalendarProblem): boolean => {
    if (!right) issues.push(calendarIssue(path, problem));
    return right;
  };
  const file = isRecord(value) ? value : {};
  need(isRecord(value), '', 'no-object');
  const { title, from, until, weekend, days } = file;
  need(title === undefined || typeof title === 'string', 'title', 'no-text');
  const first = dayNumber(from);
  const last = dayNumber(until);
  need(!Number.isNaN(first), 'from', 'no-date');
  need(!Number.isNaN(last), 'until', 'no-date');
  need(!(first > last), 'until', 'wrong-order');
  need(weekend === undefined || isWeekend(weekend), 'weekend', 'no-weekend');
  need(isRecord(days), 'days', 'no-days');

  const read: Record<string, CalendarDay> = {};
  for (const [key, day] of Object.entries(isRecord(days) ? days : {})) {
    const path = `days.${key}`;
    const dates = spreadDays(key);
    const special = readDay(day);
    need(special !== undefined, path, 'no-kind');
    if (!need(dates.length > 0, path, 'no-range')) continue;
    need(!dates.some((date) => dayNumber(date) < first || dayNumber(date) > last), path, 'outside');
    need(!dates.some((date) => date in read), path, 'twice');
    for (const date of dates) if (special) read[date] = special;
  }

  if (issues.length > 0) {
    const told = issues.slice(0, 5).map(({ path, message }) => `${path} ${message}`.trim());
    throw new CivicError('invalid/calendar', `The calendar cannot be used: ${told.join('; ')}`, { issues });
  }
  return {
    ...(isText(title) && { title }),
    from: from as string,
    until: until as string,
    ...(isWeekend(weekend) && { weekend }),
    days: read,
  };
}

/** With seven days nobody would ever work. */
function isWeekend(value: unknown): value is readonly Weekday[] {
  return Array.isArray(value) && value.every(isWeekday) && new Set(value).size < 7;
}

function readDay(day: unknown): CalendarDay | undefined {
  if (!isRecord(day)) return undefined;
  const { kind, as, name } = day;
  if (name !== undefined && typeof name !== 'string') return undefined;
  const named = isText(name) ? { name } : {};
  if (kind === 'closed') return { kind, ...named };
  if (kind !== 'worked' || (as !== undefined && !isWeekday(as))) return undefined;
  return { kind, ...(as && { as }), ...named };
}
