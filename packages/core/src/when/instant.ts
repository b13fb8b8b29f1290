import type { When } from './when.js';

/** What is used of Temporal: it opens no tables of languages, which takes an engine longer than all else before the first notice. */
interface Zones {
  readonly Now: { timeZoneId(): string };
  readonly Instant: {
    fromEpochMilliseconds(ms: number): { toZonedDateTimeISO(zone: string): { readonly offsetNanoseconds: number } };
  };
}

const { Temporal } = globalThis as { Temporal?: Zones };

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, found);
  }
  return found;
}

/**
 * Minutes that `zone` (an IANA name) is ahead of UTC at `instant` (milliseconds since the epoch).
 * @throws RangeError for a zone nobody knows
 */
export function zoneOffset(instant: number, zone: string): number {
  if (Temporal)
    return Math.round(Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(zone).offsetNanoseconds / 6e10);
  // 3/4/2026, 09:05:00
  const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = (format(zone).format(instant).match(/\d+/g) ?? []).map(Number);
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000) / 60_000);
}

/** IANA name of the zone that this device is set to. */
export function ownZone(): string {
  return Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The instant at which clocks in `zone` show the wall time whose UTC reading is `wall`; in a gap or overlap, by the offset before it. */
export function instantOfWall(wall: number, zone: string): number {
  const before = wall - zoneOffset(wall - 86_400_000, zone) * 60_000;
  const found = wall - zoneOffset(before, zone) * 60_000;
  return wall - zoneOffset(found, zone) * 60_000 === found ? found : before;
}

/** Milliseconds since the epoch; a bare day counts from its midnight in `zone`. NaN for what is no date. */
export function instantOf(when: When, zone: string): number {
  if (when.precision !== 'day') return Date.parse(when.iso);
  const midnight = Date.parse(`${when.iso}T00:00:00Z`);
  return Number.isNaN(midnight) ? NaN : instantOfWall(midnight, zone);
}
