import { exactWhen } from './exact-when.js';
import { instantOfWall } from './instant.js';
import { monthNamed } from './month-names.js';
import type { When } from './when.js';
import { namedOffset } from './zone-names.js';

const longest = 100;

const yearFirst = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)\s*[日号號일]?(.*)$/;
const basic = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(?!\d)(.*)$/i;
const dayFirst = /^(?:\p{L}+[.,\s]+)?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)(.*)$/u;
const dayMonth =
  /^(?:\p{L}+[.,\s]+)?(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:de |of )?(\p{L}[\p{L}\p{M}]*)\.?,?[\s-]+(?:de |del )?(\d{2,4})(?!\d)(.*)$/iu;
const monthDay = /^(?:\p{L}+[.,\s]+)?(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?![\d:])(.*)$/iu;
/** C's asctime, with the zone that Unix `date` and Java put in it. */
const yearLast = /^(?:\p{L}+[.,\s]+)?(\p{L}{3,})\s+(\d{1,2})\s+(\d{1,2}:\d\d(?::\d\d)?)\s*([a-z]{0,5})\s+(\d{4})$/iu;

const clock = /^(\d{1,2})(?:[:.](\d{1,2})?(?:[:.](\d\d)(?:[.,](\d{1,9}))?)?)?(?!\d)\s*(?:([ap])\.?m\.?(?![a-z]))?\s*(.*)$/i;
const offset = /^(?:UTC|GMT|UT)?\s*([+-])\s?(\d{1,2}):?(\d\d)?(?!\d)/i;

interface Wall {
  year: number;
  month: number;
  day: number;
}

/**
 * The date that `text` means, as feeds, content systems and clerks write it: RFC 3339 and ISO 8601, RFC 822 and 2822 with sloppy years,
 * zones and weekdays, `2026年3月4日 15:30`, `2026/3/4`, `4.3.2026`, `March 4, 2026`. What is ambiguous (`3/4/2026`) or impossible
 * (30 February) gives undefined. `zone` is the IANA name of the municipality's zone, for dates without offset. Never throws.
 */
export function parseWhen(text: string, zone: string): When | undefined {
  const exact = exactWhen(text);
  if (exact) return exact;
  const written = text.length > longest ? '' : /[^ -~]/.test(text) ? text.normalize('NFKC').trim().replace(/\s+/g, ' ') : text.trim();
  const found = yearFirst.exec(written);
  if (found) return whenOf(wall(found[1], found[2], found[3]), found[4], zone);
  const packed = basic.exec(written);
  if (packed) return whenOf(wall(packed[1], packed[2], packed[3]), packed[4] ? `${packed[4]}:${packed[5]}${packed[6] ? `:${packed[6]}` : ''}${packed[7]}` : packed[7], zone); // prettier-ignore
  const dotted = dayFirst.exec(written);
  if (dotted) return whenOf(wall(dotted[3], dotted[2], dotted[1]), dotted[4], zone);
  const named = dayMonth.exec(written);
  if (named) return whenOf(wall(fullYear(named[3]), monthNamed(named[2] ?? ''), named[1]), named[4], zone);
  const american = monthDay.exec(written);
  if (american) return whenOf(wall(american[3], monthNamed(american[1] ?? ''), american[2]), american[4], zone);
  const unix = yearLast.exec(written);
  return unix ? whenOf(wall(unix[5], monthNamed(unix[1] ?? ''), unix[2]), `${unix[3]} ${unix[4]}`, zone) : undefined;
}

/** RFC 2822 section 4.3: two digits up to 49 are of this century, three digits count from 1900. */
function fullYear(digits = ''): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year + (digits.length === 2 && year < 50 ? 2000 : 1900);
}

/** Year 1 is what content systems write for no date. */
function wall(year?: string | number, month?: string | number, day?: string | number): Wall | undefined {
  const found = { year: Number(year), month: Number(month), day: Number(day) };
  const date = new Date(Date.UTC(found.year, found.month - 1, found.day));
  const real = found.year >= 1600 && date.getUTCMonth() === found.month - 1 && date.getUTCDate() === found.day;
  return real ? found : undefined;
}

function whenOf(day: Wall | undefined, rest = '', zone: string): When | undefined {
  if (!day) return undefined;
  // The weekday is not believed: half of those that are wrong come with a right date.
  const after = rest.replace(/^[T,\s]*(?:\(?(?:星期|周|週|礼拜|禮拜)?[一二三四五六日天]\)?)?\s*/i, '');
  if (!/\d/.test(after) || /^[+-]\d\d:?\d\d$/.test(after))
    return { iso: pad(day.year, 4) + '-' + pad(day.month) + '-' + pad(day.day), precision: 'day', zone: 'assumed' };
  const half = /^(上午|凌晨|早上|早|오전)?(下午|中午|晚上|晚|오후)?\s*/.exec(after);
  const time = clock.exec(
    after
      .slice(half?.[0].length)
      .replace(/\s*[时時点點시]\s*/, ':')
      .replace(/\s*[分분]\s*(?=\d)/, ':')
      .replace(/[分秒분초]/g, ''),
  );
  const [, hours = '', minutes, seconds, fraction, meridiem = half?.[2] ? 'p' : half?.[1] ? 'a' : ''] = time ?? [];
  if (!time || (minutes === undefined && !meridiem && !after.includes(':') && !/[时時点點시]/.test(after))) return undefined;
  return instant(day, hour24(Number(hours), meridiem.toLowerCase()), Number(minutes ?? 0), seconds, fraction, time[6] ?? '', zone);
}

function hour24(hour: number, half: string): number {
  if (half === 'p') return hour < 12 ? hour + 12 : hour;
  return half === 'a' && hour === 12 ? 0 : hour;
}

function instant(
  day: Wall,
  hour: number,
  minute: number,
  second: string | undefined,
  fraction: string | undefined,
  zoneText: string,
  zone: string,
): When | undefined {
  const leap = Math.min(Number(second ?? 0), 59);
  // ISO 8601 lets 24:00 end a day.
  if (hour > 24 || minute > 59 || Number(second ?? 0) > 60 || (hour === 24 && minute + leap > 0)) return undefined;
  const time = Date.UTC(day.year, day.month - 1, day.day, hour, minute, leap);
  const local = (): number => localOffset(time, zone);
  const given = givenOffset(zoneText, local);
  const date = new Date(time).toISOString();
  return {
    iso: date.slice(0, 19) + (fraction ? `.${fraction.slice(0, 3)}` : '') + offsetText(given ?? local()),
    precision: second === undefined ? 'minute' : 'instant',
    zone: given === undefined ? 'assumed' : 'given',
  };
}

function givenOffset(text: string, local: () => number): number | undefined {
  const [, sign, hours = '', minutes = '0'] = offset.exec(text) ?? [];
  if (!sign) return namedOffset(/^\(?([a-z]+)/i.exec(text)?.[1] ?? '', local);
  const ahead = Number(hours) * 60 + Number(minutes);
  return ahead > 15 * 60 ? undefined : sign === '-' ? -ahead : ahead;
}

function localOffset(time: number, zone: string): number {
  try {
    return (time - instantOfWall(time, zone)) / 60_000;
  } catch {
    return 0;
  }
}

function offsetText(ahead: number): string {
  const minutes = Math.abs(ahead);
  return ahead === 0 ? 'Z' : `${ahead < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(number: number, width = 2): string {
  return String(number).padStart(width, '0');
}
