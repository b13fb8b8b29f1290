import { describe, expect, test } from 'vitest';
import { en } from './en.js';
import { Formatter } from './formatter.js';
import { catalogue as chinese } from './zh-hans.js';

/** Engines part the time from its half of the day by spaces of several kinds. */
const evenSpaces = (text: string) => text.replace(/\s/g, ' ');

const instants = Array.from({ length: 40 }, (_, at) =>
  new Date(Date.UTC(2026, 0, 1) + at * 13 * 3_600_000 * 23 + at * 61_000).toISOString(),
);

describe.each([
  ['en', en],
  ['zh-Hans', chinese],
])('dates in %s', (lang, { dates }) => {
  test.each(['Asia/Shanghai', 'America/New_York', 'Asia/Kolkata'])('read as the engine writes them, in %s', (timeZone) => {
    const format = new Formatter(lang, timeZone, undefined, dates);
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
