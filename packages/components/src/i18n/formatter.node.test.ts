import { zoneOffset } from '@civickit/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { en } from './en.js';
import { Formatter } from './formatter.js';
import type { Texts } from './texts.js';
import { catalogue as uyghur } from './ug.js';
import { catalogue as chinese } from './zh-hans.js';

/** Engines part the time from its half of the day by spaces of several kinds. */
const evenSpaces = (text: string) => text.replace(/\s/g, ' ');

const instants = Array.from({ length: 40 }, (_, at) =>
  new Date(Date.UTC(2026, 0, 1) + at * 13 * 3_600_000 * 23 + at * 61_000).toISOString(),
);

/** The clock of the device goes as in a zone. */
function deviceIn(zone: string): void {
  vi.spyOn(Date.prototype, 'getTimezoneOffset').mockImplementation(function (this: Date) {
    return -zoneOffset(this.getTime(), zone);
  });
}

afterEach(() => vi.restoreAllMocks());

describe.each([
  ['en', en],
  ['zh-Hans', chinese],
])('dates in %s', (lang, { dates }) => {
  test.each(['Asia/Shanghai', 'America/New_York', 'Asia/Kolkata'])('read as the engine writes them, in %s', (timeZone) => {
    const format = new Formatter(lang, timeZone, undefined, dates);
    deviceIn(timeZone);
    for (const iso of instants) {
      const engine = (style: Intl.DateTimeFormatOptions) =>
        evenSpaces(new Intl.DateTimeFormat(lang, { timeZone, ...style }).format(Date.parse(iso)));
      expect(format.date({ iso, precision: 'instant', zone: 'given' })).toBe(engine({ dateStyle: 'long' }));
      expect(format.moment(iso as never)).toBe(engine({ dateStyle: 'medium', timeStyle: 'short' }));
    }
  });
});

test('a list in a language that the engine does not know has no English "and"', () => {
  const unknown = new Formatter('qaa', 'UTC');
  expect(unknown.list(['a', 'b', 'c'])).toBe('a · b · c');
  expect(new Formatter('en', 'UTC').list(['a', 'b', 'c'])).toBe('a, b, and c');
});

test('a moment tells its distance from GMT where the clock of the device shows another time, and only there', () => {
  const at = '2026-01-01T00:00:00Z' as never;
  const county = ({ dates }: Texts, zone = 'Asia/Shanghai') => new Formatter('en', zone, undefined, dates).moment(at).replace(/\s/g, ' ');
  deviceIn('Asia/Singapore');
  expect(county(en)).toBe('Jan 1, 2026, 8:00 AM');
  deviceIn('Asia/Urumqi');
  expect(county(en)).toBe('Jan 1, 2026, 8:00 AM (GMT+8)');
  expect(county(chinese)).toBe('2026年1月1日 08:00 (GMT+8)');
  expect(county(uyghur)).toBe('2026-01-01 08:00 (GMT+8)');
  expect(county({ ...en, dates: undefined })).toBe('Jan 1, 2026, 8:00 AM (GMT+8)');
  expect(county(en, 'America/New_York')).toBe('Dec 31, 2025, 7:00 PM (GMT-5)');
});

test.each([
  ['Asia/Kolkata', '5:30 AM (GMT+5:30)'],
  ['Asia/Kathmandu', '5:45 AM (GMT+5:45)'],
  ['America/St_Johns', '8:30 PM (GMT-3:30)'],
  ['UTC', '12:00 AM (GMT+0)'],
])('a moment in %s is told with hours and minutes: %s', (zone, told) => {
  deviceIn('Asia/Shanghai');
  const text = new Formatter('en', zone, undefined, en.dates).moment('2026-01-01T00:00:00Z' as never);
  expect(evenSpaces(text)).toContain(told);
});
