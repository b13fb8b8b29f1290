import type { Instant, Notice, When } from '@civickit/core';
import { expect, test } from 'vitest';
import type { CalendarEvent } from './calendar-event.js';
import { writeICalendar } from './index.js';

const options = { name: 'Town, events', domain: 'town.example', stamp: '2026-03-01T00:00:00Z' as Instant, zone: 'Asia/Shanghai' };
const day = (iso: string): When => ({ iso, precision: 'day', zone: 'assumed' });
const instant = (iso: string): When => ({ iso, precision: 'instant', zone: 'given' });
const event: CalendarEvent = { id: '1', title: 'Market', starts: day('2026-03-04') };

/** The lines as a calendar reads them: unfolded, in the order written. */
const linesOf = (written: string): string[] => written.replaceAll('\r\n ', '').split('\r\n');
const lineOf = (one: CalendarEvent | Notice, name: string): string | undefined =>
  linesOf(writeICalendar([one], options)).find((line) => new RegExp(`^${name}[:;]`).test(line));
/** What a calendar makes of a text. */
const unescaped = (text: string): string => text.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

test('a calendar begins and ends, and each event has id and stamp', () => {
  expect(linesOf(writeICalendar([event], options))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CivicKit//CivicKit//EN',
    'CALSCALE:GREGORIAN',
    'X-WR-CALNAME:Town\\, events',
    'BEGIN:VEVENT',
    'UID:1@town.example',
    'DTSTAMP:20260301T000000Z',
    'DTSTART;VALUE=DATE:20260304',
    'DTEND;VALUE=DATE:20260305',
    'SUMMARY:Market',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test.each<[what: string, times: Partial<CalendarEvent>, start: string, end: string | undefined]>([
  ['days, the last included', { ends: day('2026-03-06') }, 'DTSTART;VALUE=DATE:20260304', 'DTEND;VALUE=DATE:20260307'],
  ['an end before the start', { ends: day('2026-03-01') }, 'DTSTART;VALUE=DATE:20260304', 'DTEND;VALUE=DATE:20260305'],
  ['an hour in UTC', { starts: instant('2026-03-04T15:30:00+08:00') }, 'DTSTART:20260304T073000Z', undefined],
  [
    'hours',
    { starts: instant('2026-03-04T15:30:00+08:00'), ends: instant('2026-03-04T18:00:00+08:00') },
    'DTSTART:20260304T073000Z',
    'DTEND:20260304T100000Z',
  ],
  ['from a day to an hour', { ends: instant('2026-03-05T00:00:00Z') }, 'DTSTART:20260303T160000Z', 'DTEND:20260305T000000Z'],
  [
    'from an hour to the end of a day',
    { starts: instant('2026-03-04T00:00:00Z'), ends: day('2026-03-04') },
    'DTSTART:20260304T000000Z',
    'DTEND:20260304T160000Z',
  ],
])('%s', (_, times, start, end) => {
  expect(lineOf({ ...event, ...times }, 'DTSTART')).toBe(start);
  expect(lineOf({ ...event, ...times }, 'DTEND')).toBe(end);
});

test('place, address, categories, cancellation and change', () => {
  const full: CalendarEvent = {
    ...event,
    place: 'Town hall; room 2',
    where: [{ type: 'circle', at: { latitude: 31.2, longitude: 121.5 }, radius: 5 }],
    url: 'https://town.example/?a=1,2;3',
    categories: ['a,b', 'c'],
    updated: instant('2026-03-02T08:00:00+08:00'),
    cancelled: true,
  };
  const lines = linesOf(writeICalendar([full], options));
  for (const line of ['LOCATION:Town hall\\; room 2', 'GEO:31.2;121.5', 'URL:https://town.example/?a=1,2;3', 'CATEGORIES:a\\,b,c']) {
    expect(lines).toContain(line);
  }
  for (const line of ['STATUS:CANCELLED', 'DTSTAMP:20260302T000000Z', 'LAST-MODIFIED:20260302T000000Z']) expect(lines).toContain(line);
});

test('a notice lasts from its publication to the day before it no longer holds; one without date is left out', () => {
  const notice: Notice = { ref: { source: 'news', id: 'x' }, title: 'Closed', published: day('2026-03-04'), expires: day('2026-03-08') };
  expect(lineOf(notice, 'DTEND')).toBe('DTEND;VALUE=DATE:20260308');
  expect(lineOf(notice, 'UID')).toBe('UID:news/x@town.example');
  expect(writeICalendar([{ ref: notice.ref, title: 'x' }], options)).not.toContain('VEVENT');
});

test('no line is longer than 75 octets, no character is cut, and no text begins a line of its own', () => {
  let seed = 7;
  const random = (below: number): number => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
  const pieces = ['水', '🚰', 'é', 'a', ' ', ';', ',', '\\', '\n', '\r\nEND:VCALENDAR', '"', ':', '\\n', 'word '];
  for (let round = 0; round < 300; round++) {
    const summary = Array.from({ length: random(120) }, () => pieces[random(pieces.length)]).join('');
    const written = writeICalendar([{ ...event, summary: `x${summary}` }], options);
    for (const line of written.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(written).not.toContain('\ufffd');
    expect(linesOf(written)).toHaveLength(15);
    const read =
      linesOf(written)
        .find((line) => line.startsWith('DESCRIPTION:'))
        ?.slice(12) ?? '';
    expect(unescaped(read)).toBe(`x${summary}`.replaceAll('\r\n', '\n'));
  }
});

test.each(['soon', '', '2026-02-30', '20260304'])('%j for a date is left out, and without a start the event', (iso) => {
  for (const wrong of [day(iso), instant(iso)]) {
    const changed = linesOf(writeICalendar([{ ...event, ends: wrong, updated: wrong }], options));
    expect(changed).toEqual(linesOf(writeICalendar([event], options)));
    const notice: Notice = { ref: { source: 'news', id: 'x' }, title: 'Closed', published: day('2026-03-04'), expires: wrong };
    expect(lineOf(notice, 'DTEND')).toBe('DTEND;VALUE=DATE:20260305');
    const without = writeICalendar([{ ...event, starts: wrong }, { ...notice, published: wrong }, event], options);
    expect(linesOf(without)).toEqual(linesOf(writeICalendar([event], options)));
  }
});

test('a stamp that is none is refused', () => {
  expect(() => writeICalendar([], { ...options, stamp: 'now' as Instant })).toThrow(expect.objectContaining({ code: 'invalid/date' }));
});

test('an address that is none is left out, and the event stays', () => {
  const lines = linesOf(writeICalendar([{ ...event, url: '/market' }], options));
  expect(lines).toContain('SUMMARY:Market');
  expect(lines.join()).not.toContain('URL:');
});
