import { addMonths } from '../../when/add-months.js';
import { readDuration } from '../../when/read-duration.js';

const day = 86_400_000;
const dayShape = /^(\d{4})-(\d\d)-(\d\d)$/;
const instantShape = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;
const clockShape = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** A day (its midnight), or an instant as clocks show it at `offset`, as milliseconds since the epoch. */
export interface Moment {
  readonly kind: 'day' | 'instant';
  readonly local: number;
  /** Of an instant, in milliseconds. */
  readonly offset: number;
}

/** A day `YYYY-MM-DD` that is in the calendar, or an instant of RFC 3339 (to the millisecond, no leap second). */
export function readMoment(text: string): Moment | undefined {
  if (text.length === 10) {
    const local = readDay(text);
    return local === undefined ? undefined : { kind: 'day', local, offset: 0 };
  }
  const found = instantShape.exec(text);
  const midnight = readDay(found?.[1] ?? '');
  if (!found || midnight === undefined) return undefined;
  const [, , hours, minutes, seconds, fraction = '', sign, offsetHours = 0, offsetMinutes = 0] = found;
  const clock = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return { kind: 'instant', local: midnight + clock, offset };
}

/** Whether it is a time of day, `HH:MM`. */
export function isClockTime(text: string): boolean {
  return clockShape.test(text);
}

/** `text` moved by an ISO 8601 duration with an optional minus; undefined where either is none, or the years 0001 to 9999 are left. */
export function moveBy(text: string, duration: string): string | undefined {
  const from = readMoment(text);
  const sign = duration.startsWith('-') ? -1 : 1;
  const parts = readParts(duration);
  if (!from || !parts) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  const clock = hours * 3_600_000 + minutes * 60_000 + seconds * 1000;
  if (from.kind === 'day' && clock > 0) return undefined;
  return writeMoment({ ...from, local: addMonths(from.local, sign * (years * 12 + months)) + sign * ((weeks * 7 + days) * day + clock) });
}

/** Whether `addDuration` knows it. */
export function isDuration(text: string): boolean {
  return readParts(text) !== undefined;
}

/** Whole days from one to the other, cut towards zero; undefined for a day and an instant. */
export function daysBetween(one: Moment, other: Moment): number | undefined {
  return one.kind === other.kind ? Math.trunc((other.local - other.offset - (one.local - one.offset)) / day) + 0 : undefined;
}

/** Whole years from one to the other, as an age is counted; both as clocks show them at the offset of the first. */
export function yearsBetween(one: Moment, other: Moment): number | undefined {
  if (one.kind !== other.kind) return undefined;
  const from = one.local;
  const to = other.local - other.offset + one.offset;
  return from <= to ? age(from, to) : 0 - age(to, from);
}

function age(from: number, to: number): number {
  const [born, now] = [new Date(from), new Date(to)];
  const years = now.getUTCFullYear() - born.getUTCFullYear();
  const inYear = (date: Date) => [date.getUTCMonth(), date.getUTCDate(), date.getTime() - Math.floor(date.getTime() / day) * day];
  const [a, b] = [inYear(born), inYear(now)];
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing >= 0 && (a[differing] ?? 0) > (b[differing] ?? 0) ? years - 1 : years;
}

function readDay(text: string): number | undefined {
  const found = dayShape.exec(text);
  if (!found) return undefined;
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const midnight = new Date(0);
  // Date.UTC takes years below 100 for those of the 20th century.
  midnight.setUTCFullYear(year, month - 1, date);
  return year > 0 && midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === date ? midnight.getTime() : undefined;
}

/** Of a duration without its minus. */
function readParts(duration: string): readonly number[] | undefined {
  try {
    return readDuration(duration.replace(/^-/, ''));
  } catch {
    return undefined;
  }
}

function writeMoment({ kind, local, offset }: Moment): string | undefined {
  const date = new Date(local);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return undefined;
  const text = date.toISOString();
  if (kind === 'day') return text.slice(0, 10);
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number) => String(value).padStart(2, '0');
  const zone = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${text.slice(0, 19)}${text.endsWith('.000Z') ? '' : text.slice(19, 23)}${zone}`;
}
