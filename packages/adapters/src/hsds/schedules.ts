import type { OpeningHours, OpeningPeriod, Weekday } from '@civickit/core';
import { fieldsOf, listOf, numberOf, textOf, type Fields } from '../record/fields.js';
import { clockText, dayOf, minuteOf } from './clock-time.js';
import { joined, proseOf } from './prose.js';
import { filled, present, type HsdsOrigin } from './reading.js';

const week: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Rules that an opening period has no words for. */
const beyond = ['bymonthday', 'byyearday', 'byweekno', 'count'];
const ruleFields = ['freq', 'interval', 'byday', ...beyond];

/**
 * Schedules (RFC 5545 RRULE, split into fields) as opening hours. A rule that a period cannot say exactly, such as every other week,
 * is not one: what the source says of it in words stands in `text`, or the rule itself where it says nothing.
 */
export function openingHours(schedules: readonly unknown[], origin: HsdsOrigin): OpeningHours | undefined {
  const periods: OpeningPeriod[] = [];
  const texts: (string | undefined)[] = [];
  for (const one of schedules) {
    const schedule = fieldsOf(one);
    const found = periodsOf(schedule, origin);
    periods.push(...found);
    texts.push(proseOf(schedule['description']) ?? (found.length > 0 ? undefined : ruleText(schedule)));
  }
  const text = joined(texts, '\n');
  return text || periods.length > 0 ? present({ text, periods: filled(periods) }) : undefined;
}

function periodsOf(schedule: Fields, { zone }: HsdsOrigin): readonly OpeningPeriod[] {
  if (beyond.some((name) => textOf(schedule[name]) !== undefined) || (numberOf(schedule['interval']) ?? 1) !== 1) return [];
  const start = dayOf(schedule['dtstart'], zone);
  const from = dayOf(schedule['valid_from'], zone) ?? start;
  const until = earliest(dayOf(schedule['valid_to'], zone), dayOf(schedule['until'], zone));
  const year = Number((from ?? until ?? '2026').slice(0, 4));
  const [opens, closes] = ['opens_at', 'closes_at'].map((name) => minuteOf(schedule[name], schedule['timezone'], zone, year));
  const groups = daysOf(schedule, start, from, until);
  if (opens === undefined || closes === undefined || !groups) return [];
  // Moved to the municipality's zone, it may begin on the day before or after.
  const moved = Math.floor(opens / 1440);
  if (moved !== 0 && groups.some(({ ordinals }) => ordinals)) return [];
  const note = joined([proseOf(schedule['notes']), proseOf(schedule['attending_type'])], '; ');
  return groups.map(({ days, ordinals }) =>
    present({
      days: days.map((day) => week[(week.indexOf(day) + moved + 7) % 7] ?? day),
      ordinals,
      opens: clockText(wrapped(opens)),
      closes: closes === 1440 ? '24:00' : clockText(wrapped(closes)),
      from,
      until,
      note,
    }),
  );
}

/** Days that have the same ordinals. */
interface Days {
  readonly days: readonly Weekday[];
  readonly ordinals?: readonly number[] | undefined;
}

/** The days of a rule; undefined where they are not said, or not in a way that a period has. */
function daysOf(schedule: Fields, start: string | undefined, from: string | undefined, until: string | undefined): Days[] | undefined {
  const freq = textOf(schedule['freq'])?.toUpperCase();
  const parts = listOf(schedule['byday']).flatMap(
    (part) =>
      textOf(part)
        ?.toUpperCase()
        .split(/[\s,;]+/) ?? [],
  );
  if (parts.length === 0) {
    const only = freq === 'WEEKLY' ? start : from === until ? from : undefined;
    return only === undefined ? undefined : [{ days: [weekdayOf(only)] }];
  }
  if (freq !== undefined && freq !== 'WEEKLY' && freq !== 'MONTHLY') return undefined;
  const ordinalsOf = new Map<Weekday, Set<number>>();
  for (const part of parts) {
    const [, ordinal, day] = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(part) ?? [];
    // An ordinal has a meaning in a month alone (RFC 5545, 3.3.10).
    if (!day || (ordinal && freq !== 'MONTHLY')) return undefined;
    const known = ordinalsOf.get(day as Weekday) ?? new Set();
    ordinalsOf.set(day as Weekday, ordinal ? known.add(Number(ordinal)) : known);
  }
  const groups = new Map<string, { days: Weekday[]; ordinals?: number[] | undefined }>();
  for (const [day, ordinals] of ordinalsOf) {
    const key = [...ordinals].join();
    const group = groups.get(key) ?? { days: [], ordinals: key ? [...ordinals] : undefined };
    group.days.push(day);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function weekdayOf(day: string): Weekday {
  return week[(new Date(day).getUTCDay() + 6) % 7] ?? 'MO';
}

function earliest(a: string | undefined, b: string | undefined): string | undefined {
  return a && b ? (a < b ? a : b) : (a ?? b);
}

function wrapped(minute: number): number {
  return ((minute % 1440) + 1440) % 1440;
}

/** `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO 09:00-12:00 2026-01-01/2026-06-30`, for want of words. */
function ruleText(schedule: Fields): string | undefined {
  const rule = ruleFields.flatMap((name) => (textOf(schedule[name]) ? [`${name.toUpperCase()}=${textOf(schedule[name])}`] : []));
  const hours = joined(['opens_at', 'closes_at'].map((name) => textOf(schedule[name])), '-'); // prettier-ignore
  const dates = joined(['valid_from', 'valid_to'].map((name) => textOf(schedule[name])), '/'); // prettier-ignore
  return joined([rule.join(';') || undefined, hours, dates, proseOf(schedule['notes'])], ' ');
}
