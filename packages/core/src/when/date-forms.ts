import { monthNamed } from './month-names.js';

/** A day as numbers that may be impossible, and what is written after it: a time, a zone, a weekday. */
export interface WrittenDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
}

type Form = readonly [pattern: RegExp, read: (groups: readonly string[]) => WrittenDay];

const forms: readonly Form[] = [
  // 2026-03-04, 2026/3/4, 2026.3.4, 2026年3月4日, 2026년 3월 4일
  [
    /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)\s*[日号號일]?(.*)$/,
    ([year, month, day, rest]) => written(year, month, day, rest),
  ],
  // 20260304, 20260304T153000Z
  [
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(?!\d)(.*)$/i,
    ([year, month, day, hour, minute, second, rest = '']) =>
      written(year, month, day, hour ? `${hour}:${minute}${second ? `:${second}` : ''}${rest}` : rest),
  ],
  // 4.3.2026
  [/^(?:\p{L}+[.,\s]+)?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)(.*)$/u, ([day, month, year, rest]) => written(year, month, day, rest)],
  // Wed, 04 Mar 2026; 04-Mar-26; 4. März 2026; 4 de marzo de 2026
  [
    /^(?:\p{L}+[.,\s]+)?(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:de |of )?(\p{L}[\p{L}\p{M}]*)\.?,?[\s-]+(?:de |del )?(\d{2,4})(?!\d)(.*)$/iu,
    ([day, month, year, rest]) => written(fullYear(year), monthNamed(month), day, rest),
  ],
  // March 4, 2026; Wed Mar 04 2026
  [
    /^(?:\p{L}+[.,\s]+)?(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?![\d:])(.*)$/iu,
    ([month, day, year, rest]) => written(year, monthNamed(month), day, rest),
  ],
  // Wed Mar  4 15:30:00 2026, as C has it, and with the zone that Unix and Java put before the year
  [
    /^(?:\p{L}+[.,\s]+)?(\p{L}{3,})\s+(\d{1,2})\s+(\d{1,2}:\d\d(?::\d\d)?)\s*([a-z]{0,5})\s+(\d{4})$/iu,
    ([month, day, time, zone, year]) => written(year, monthNamed(month), day, `${time} ${zone}`),
  ],
];

/** The day that `text` begins with, in the first form that fits. `3/4/2026` fits none: half of the world reads it the other way. */
export function dayIn(text: string): WrittenDay | undefined {
  for (const [pattern, read] of forms) {
    const found = pattern.exec(text);
    if (found) return read(found.slice(1));
  }
  return undefined;
}

function written(year: string | number | undefined, month: string | number | undefined, day: string | undefined, rest = ''): WrittenDay {
  return { year: Number(year), month: Number(month), day: Number(day), rest };
}

/** RFC 2822 section 4.3: two digits up to 49 are of this century, three digits count from 1900. */
function fullYear(digits = ''): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year + (digits.length === 2 && year < 50 ? 2000 : 1900);
}
