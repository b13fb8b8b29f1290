import { timeIn, type ClockTime } from './clock-time.js';
import { dayIn, type WrittenDay } from './date-forms.js';
import { exactWhen } from './exact-when.js';
import { localOffset, offsetText, padded } from './local-offset.js';
import type { When } from './when.js';
import { namedOffset } from './zone-names.js';

const longest = 100;
const weekday = /^[T,\s]*(?:\(?(?:星期|周|週|礼拜|禮拜)?[一二三四五六日天]\)?)?\s*/i;
const offset = /^(?:UTC|GMT|UT)?\s*([+-])\s?(\d{1,2}):?(\d\d)?(?!\d)/i;

/**
 * The date that `text` means, as feeds, content systems and clerks write it: RFC 3339 and ISO 8601, RFC 822 and 2822 with sloppy years,
 * zones and weekdays, `2026年3月4日 15:30`, `2026/3/4`, `4.3.2026`, `March 4, 2026`. What is ambiguous (`3/4/2026`) or impossible
 * (30 February) gives undefined. `zone` is the IANA name of the municipality's zone, for dates without offset. Never throws.
 */
export function parseWhen(text: string, zone: string): When | undefined {
  const exact = exactWhen(text, zone);
  if (exact || text.length > longest) return exact;
  // Full-width digits and colons become plain ones.
  const day = dayIn(/[^ -~]/.test(text) ? text.normalize('NFKC').trim().replace(/\s+/g, ' ') : text.trim());
  if (!day || !exists(day)) return undefined;
  // The weekday is not believed: where it is wrong, the date is mostly right.
  const rest = day.rest.replace(weekday, '');
  // An offset after a bare day, as XML Schema has it, does not make it an instant.
  if (!/\d/.test(rest) || /^[+-]\d\d:?\d\d$/.test(rest)) {
    return { iso: `${padded(day.year, 4)}-${padded(day.month)}-${padded(day.day)}`, precision: 'day', zone: 'assumed' };
  }
  const time = timeIn(rest);
  return time && whenAt(day, time, zone);
}

/** Year 1 is what content systems write for no date. */
function exists({ year, month, day }: WrittenDay): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1600 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function whenAt({ year, month, day }: WrittenDay, { hour, minute, second, fraction, rest }: ClockTime, zone: string): When | undefined {
  // A leap second cannot be told to JavaScript; 24:00 ends a day (ISO 8601-1:2019 section 5.3.2).
  const whole = Math.min(second ?? 0, 59);
  if (hour > 24 || minute > 59 || (second ?? 0) > 60 || (hour === 24 && minute + whole > 0)) return undefined;
  const wall = Date.UTC(year, month - 1, day, hour, minute, whole);
  const local = (): number => localOffset(wall, zone);
  const given = givenOffset(rest, local);
  return {
    iso: new Date(wall).toISOString().slice(0, 19) + (fraction ? `.${fraction.slice(0, 3)}` : '') + offsetText(given ?? local()),
    precision: second === undefined ? 'minute' : 'instant',
    zone: given === undefined ? 'assumed' : 'given',
  };
}

/** Minutes ahead of UTC; undefined where nothing is said, or nothing that can be. */
function givenOffset(text: string, local: () => number): number | undefined {
  const [, sign, hours, minutes = 0] = offset.exec(text) ?? [];
  if (!sign) return namedOffset(/^\(?([a-z]+)/i.exec(text)?.[1] ?? '', local);
  const ahead = Number(hours) * 60 + Number(minutes);
  return ahead > 15 * 60 ? undefined : sign === '-' ? -ahead : ahead;
}
