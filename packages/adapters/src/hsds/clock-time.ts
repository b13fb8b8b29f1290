import { exactWhen, zoneOffset } from '@civickit/core';
import { numberOf, textOf } from '../record/fields.js';

/** Minutes after midnight in the municipality's zone; below 0 or from 1440 on it is of the day before or after. */
export type MinuteOfDay = number;

const pattern = /^(?:\d{4}-\d\d-\d\d[T ])?(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?\s*(?:(Z)|([+-])(\d{1,2}):?(\d\d)?)?$/i;

/**
 * A time such as `09:00`, `09:00:00`, `09:00Z` or `09:00-05:00`. `timezone` is the field of that name, hours ahead of UTC. An offset that
 * the municipality's zone has at some time of the year says nothing new: the time is as written. Another one is moved, unless the
 * zone changes its clocks, for then it would be another hour in summer. Undefined for what cannot be said, and for what is no time.
 */
export function minuteOf(value: unknown, timezone: unknown, zone: string, year: number): MinuteOfDay | undefined {
  const found = pattern.exec(textOf(value) ?? '');
  if (!found) return undefined;
  const [, hour, minute, utc, sign, hours, minutes = 0] = found;
  const written = Number(hour) * 60 + Number(minute);
  if (written > 1440 || Number(minute) > 59) return undefined;
  const own = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : utc ? 0 : ownOffset(timezone);
  if (own === undefined) return written;
  const [winter, summer] = offsetsOf(zone, year);
  if (own === winter || own === summer) return written;
  return winter === summer ? written - own + winter : undefined;
}

/** To ask for an offset is slow, and a list of services has the same few years. */
const known = new Map<string, readonly [winter: number, summer: number]>();

export function offsetsOf(zone: string, year: number): readonly [winter: number, summer: number] {
  const key = `${zone} ${year}`;
  let offsets = known.get(key);
  if (!offsets) {
    const offsetIn = (month: number) => zoneOffset(Date.UTC(year, month, 15), zone);
    known.set(key, (offsets = [offsetIn(0), offsetIn(6)]));
  }
  return offsets;
}

function ownOffset(timezone: unknown): number | undefined {
  const hours = numberOf(timezone);
  return hours === undefined || Math.abs(hours) > 14 ? undefined : Math.round(hours * 60);
}

/** `HH:MM` of a minute of a day. */
export function clockText(minute: MinuteOfDay): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** `YYYY-MM-DD` of a date, or undefined. */
export function dayOf(value: unknown, zone: string): string | undefined {
  return exactWhen(textOf(value) ?? '', zone)?.iso.slice(0, 10);
}
