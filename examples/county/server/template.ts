import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const shanghai = 8 * 3_600_000; // no daylight saving since 1991
const hour = 3_600_000;
const day = 24 * hour;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const two = (value: number) => String(value).padStart(2, '0');

/** How a moment is written, in the county's time. The names stand in the templates: `{{rfc822 -3 09:15}}`. */
const formats: Readonly<Record<string, (local: Date) => string>> = {
  rfc822: (d) =>
    `${weekdays[d.getUTCDay()]}, ${two(d.getUTCDate())} ${months[d.getUTCMonth()]} ${d.getUTCFullYear()} ${clock(d)}:${two(d.getUTCSeconds())} +0800`,
  rfc3339: (d) => `${date(d)}T${clock(d)}:${two(d.getUTCSeconds())}+08:00`,
  date,
  'month-day': (d) => `${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`,
  year: (d) => String(d.getUTCFullYear()),
  zh: (d) => `${d.getUTCMonth() + 1}月${d.getUTCDate()}日`,
  'zh-full': (d) => `${d.getUTCFullYear()}年${d.getUTCMonth() + 1}月${d.getUTCDate()}日`,
  en: (d) => `${d.getUTCDate()} ${longMonths[d.getUTCMonth()]}`,
  'en-full': (d) => `${d.getUTCDate()} ${longMonths[d.getUTCMonth()]} ${d.getUTCFullYear()}`,
};

function date(d: Date): string {
  return `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`;
}

function clock(d: Date): string {
  return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
}

/**
 * The moment of an offset, as a Date whose UTC parts are Shanghai's. `-3` is a day counted from today, with `09:15` on its
 * clock; `-3h` counts from the last full hour, so that it never lies in the future and a page stays the same for an hour.
 */
function at(now: number, offset: string, time = '00:00'): Date {
  if (offset.endsWith('h')) return new Date(Math.floor(now / hour) * hour + Number.parseInt(offset, 10) * hour + shanghai);
  const midnight = Math.floor((now + shanghai) / day) * day;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(midnight + Number(offset) * day + hours * hour + minutes * 60_000);
}

/** Writes a UTC moment as the county writes it. */
export function write(format: string, moment: number): string {
  const formatter = formats[format];
  if (!formatter) throw new Error(`no date format "${format}" in the template`);
  return formatter(new Date(moment + shanghai));
}

/** Fills `{{name words}}` from `words`, and dates from `now`. An unknown token throws: a template with a hole is a defect. */
export function fill(template: string, now: number, words: Readonly<Record<string, string | ((...args: string[]) => string)>>): string {
  return template.replace(/\{\{([^{}]+)\}\}/g, (token, body: string) => {
    const [name = '', ...args] = body.trim().split(/\s+/);
    const word = words[name];
    if (word !== undefined) return typeof word === 'string' ? word : word(...args);
    const formatter = formats[name];
    if (!formatter || !/^[+-]?\d+h?$/.test(args[0] ?? '')) throw new Error(`unknown template token ${token}`);
    return formatter(at(now, args[0] ?? '0', args[1]));
  });
}

/** What many pages have in common, for `{{part name}}`. */
export function part(name = ''): string {
  return readFileSync(fileURLToPath(new URL(`../parts/${name}.html`, import.meta.url)), 'utf8').trimEnd();
}
