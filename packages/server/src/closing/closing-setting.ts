import { isCivicError } from '@civickit/core';
import { addWorkdays, parseCalendar, type WorkCalendar } from '@civickit/core/calendar';
import { cn } from '@civickit/core/calendars/cn';
import { dayAt } from '@civickit/core/request-summary';
import * as z from 'zod/mini';
import type { Area } from '../areas/area-store.js';
import { endOfDay } from '../local-time.js';

/** Working days; 0 for never. */
const days = z.optional(z.int().check(z.minimum(0), z.maximum(1000)));
const limits = { reopenDays: days, ratingDays: days };

/** What holds once the office says it is done. */
export const closingSetting = z.strictObject({
  /** Working days in which a reporter can have a closed report opened again. @default 15 */
  ...limits,
  /** By the ids of types, where another number holds. */
  types: z.optional(z.record(z.string(), z.strictObject(limits))),
  /** `cn`, or a calendar as docs/calendar.md has it; without one only weekends are free. */
  calendar: z.optional(z.unknown().check(z.refine(isCalendar, 'is neither "cn" nor a calendar'))),
});
export type ClosingSetting = z.infer<typeof closingSetting>;

export interface ClosingLimits {
  /** Working days in which a closed report can be opened again; 0 where it never can. */
  readonly reopenDays: number;
  /** Working days in which a bad rating is answered; 0 where nobody has promised it. */
  readonly ratingDays: number;
}

/** 好差评: a bad rating is mended within 15 working days (国办发〔2019〕51号). */
const defaults: ClosingLimits = { reopenDays: 15, ratingDays: 15 };

/** What holds for reports of a type. */
export function limitsFor({ types = {}, ...all }: ClosingSetting = {}, type: string): ClosingLimits {
  const own = Object.hasOwn(types, type) ? types[type] : undefined;
  return {
    reopenDays: own?.reopenDays ?? all.reopenDays ?? defaults.reopenDays,
    ratingDays: own?.ratingDays ?? all.ratingDays ?? defaults.ratingDays,
  };
}

/** The last moment of the day that is so many working days after `from`, where the area is. */
export function workdaysAfter(from: number, amount: number, { zone }: Pick<Area, 'zone'>, setting: ClosingSetting = {}): Date {
  const { date } = addWorkdays(dayAt(from, zone), amount, calendarOf(setting.calendar));
  return new Date(endOfDay(date, zone) - 1);
}

const parsed = new WeakMap<object, WorkCalendar>();

/** Each is read once, for as long as its setting lives. */
function calendarOf(given: unknown): WorkCalendar | undefined {
  if (given === 'cn') return cn;
  if (typeof given !== 'object' || given === null) return undefined;
  const calendar = parsed.get(given) ?? parseCalendar(given);
  parsed.set(given, calendar);
  return calendar;
}

function isCalendar(given: unknown): boolean {
  if (given === undefined || given === 'cn') return true;
  try {
    return parseCalendar(given) !== undefined;
  } catch (error) {
    if (isCivicError(error)) return false;
    throw error;
  }
}
