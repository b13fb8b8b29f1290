import { describe, expect, test } from 'vitest';
import type { OpeningPeriod, Weekday } from '../services/opening-hours.js';
import { openingAt } from './opening-at.js';
import { cn } from './packs/cn.js';
import type { WorkCalendar } from './work-calendar.js';

const workdays: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR'];
const week: readonly Weekday[] = [...workdays, 'SA', 'SU'];
const office: readonly OpeningPeriod[] = [
  { days: workdays, opens: '09:00', closes: '12:00' },
  { days: workdays, opens: '13:30', closes: '17:30' },
];

/** An instant as it is written, without what repeats. */
const iso = (ms: number | undefined) => (ms === undefined ? '' : new Date(ms).toISOString().replace(':00.000Z', 'Z'));

/** `open until …`, `closed opens … because …`, and `?` where it is not sure. */
function shown(periods: readonly OpeningPeriod[] | undefined, at: string, zone: string, calendar?: WorkCalendar): string {
  const opening = openingAt({ ...(periods && { periods }), text: 'by appointment' }, Date.parse(at), zone, calendar);
  if (opening.state === 'unknown') return 'unknown';
  const doubt = opening.sure ? '' : '?';
  if (opening.state === 'open') return `open${doubt} ${iso(opening.until)}`.trim();
  return `closed${doubt} ${iso(opening.opens)} ${opening.because ?? ''}`.trim();
}

describe('an office in Shanghai', () => {
  test.each([
    ['in the morning', '2026-03-02T09:00+08:00', 'open 2026-03-02T04:00Z'],
    ['a minute before it opens', '2026-03-02T08:59+08:00', 'closed 2026-03-02T01:00Z'],
    ['at the very end', '2026-03-02T17:30+08:00', 'closed 2026-03-03T01:00Z'],
    ['at noon', '2026-03-02T12:15+08:00', 'closed 2026-03-02T05:30Z'],
    ['on Friday evening', '2026-03-06T20:00+08:00', 'closed 2026-03-09T01:00Z'],
    ['on a Sunday', '2026-03-08T10:00+08:00', 'closed 2026-03-09T01:00Z'],
    ['on a holiday', '2026-10-01T10:00+08:00', 'closed 2026-10-08T01:00Z 国庆节'],
    ['in the middle of nine days of holidays', '2026-02-17T10:00+08:00', 'closed 2026-02-24T01:00Z 春节'],
    ['on the eve of holidays', '2026-09-30T18:00+08:00', 'closed 2026-10-08T01:00Z'],
    ['on a Saturday that is worked', '2026-10-10T10:00+08:00', 'open 2026-10-10T04:00Z'],
    ['on the Friday before such a Saturday', '2026-10-09T19:00+08:00', 'closed 2026-10-10T01:00Z'],
    ['on the Sunday after it', '2026-10-11T10:00+08:00', 'closed 2026-10-12T01:00Z'],
    ['on the last day that the calendar knows', '2026-12-25T10:00+08:00', 'open 2026-12-25T04:00Z'],
    ['where the next opening is beyond the calendar', '2026-12-25T20:00+08:00', 'closed? 2026-12-28T01:00Z'],
    ['after the calendar has run out', '2027-03-01T10:00+08:00', 'open? 2027-03-01T04:00Z'],
    ['before it begins', '2024-10-01T10:00+08:00', 'open? 2024-10-01T04:00Z'],
  ])('%s', (_, at, says) => {
    expect(shown(office, at, 'Asia/Shanghai', cn)).toBe(says);
  });

  test('without a calendar goes by its hours alone, and says that this is not sure', () => {
    expect(shown(office, '2026-10-01T10:00+08:00', 'Asia/Shanghai')).toBe('open? 2026-10-01T04:00Z');
  });

  test('with hours in words only is unknown, also on a holiday', () => {
    for (const periods of [undefined, []]) expect(shown(periods, '2026-10-01T10:00+08:00', 'Asia/Shanghai', cn)).toBe('unknown');
  });

  test('is unknown where no period can be read, and goes by the others where one can', () => {
    const broken = [{ days: workdays, opens: '9am', closes: '17:00' }, { days: workdays, opens: '09:00', closes: '25:00' }];
    expect(shown(broken, '2026-03-02T10:00+08:00', 'Asia/Shanghai')).toBe('unknown');
    expect(shown([...broken, ...office], '2026-03-02T10:00+08:00', 'Asia/Shanghai', cn)).toBe('open 2026-03-02T04:00Z');
  }); // prettier-ignore
});

test('Urumqi works by its own hours in the zone that the configuration names', () => {
  const periods: readonly OpeningPeriod[] = [{ days: workdays, opens: '10:00', closes: '14:00' }];
  expect(shown(periods, '2026-03-02T02:30Z', 'Asia/Shanghai', cn)).toBe('open 2026-03-02T06:00Z');
  expect(shown(periods, '2026-03-02T02:30Z', 'Asia/Urumqi', cn)).toBe('closed 2026-03-02T04:00Z');
  // There it is still Sunday.
  expect(shown([{ days: ['SU'], opens: '20:00', closes: '24:00' }], '2026-03-01T17:30Z', 'Asia/Urumqi')).toBe('open? 2026-03-01T18:00Z');
});

describe('periods', () => {
  const zone = 'Asia/Shanghai';
  test.each<readonly [string, readonly OpeningPeriod[], string, string]>([
    ['over midnight, in the evening', [{ days: ['FR'], opens: '20:00', closes: '02:00' }], '2026-03-06T22:00+08:00', 'open 2026-03-06T18:00Z'],
    ['over midnight, after it', [{ days: ['FR'], opens: '20:00', closes: '02:00' }], '2026-03-07T01:30+08:00', 'open 2026-03-06T18:00Z'],
    ['over midnight, on the evening after', [{ days: ['FR'], opens: '20:00', closes: '02:00' }], '2026-03-07T21:00+08:00', 'closed 2026-03-13T12:00Z'],
    ['over midnight, begun on the eve of a holiday', [{ days: week, opens: '20:00', closes: '02:00' }], '2026-10-01T01:00+08:00', 'open 2026-09-30T18:00Z'],
    ['until 24:00', [{ days: ['FR'], opens: '09:00', closes: '24:00' }], '2026-03-06T23:59+08:00', 'open 2026-03-06T16:00Z'],
    ['until 24:00, at 24:00', [{ days: ['FR'], opens: '09:00', closes: '24:00' }], '2026-03-07T00:00+08:00', 'closed 2026-03-13T01:00Z'],
    ['from 24:00, which is of the next day', [{ days: ['FR'], opens: '24:00', closes: '02:00' }], '2026-03-07T01:00+08:00', 'open 2026-03-06T18:00Z'],
    ['from 24:00 to 24:00', [{ days: ['FR'], opens: '24:00', closes: '24:00' }], '2026-03-07T23:00+08:00', 'open 2026-03-07T16:00Z'],
    ['of a whole day by the same time twice', [{ days: ['FR'], opens: '09:00', closes: '09:00' }], '2026-03-07T08:00+08:00', 'open 2026-03-07T01:00Z'],
    ['that adjoin are one', [{ days: ['FR'], opens: '09:00', closes: '12:00' }, { days: ['FR'], opens: '12:00', closes: '17:00' }], '2026-03-06T10:00+08:00', 'open 2026-03-06T09:00Z'],
    ['that overlap, in any order', [{ days: ['FR'], opens: '11:00', closes: '17:00' }, { days: ['FR'], opens: '09:00', closes: '12:00' }], '2026-03-06T10:00+08:00', 'open 2026-03-06T09:00Z'],
    ['within another', [{ days: ['FR'], opens: '09:00', closes: '17:00' }, { days: ['FR'], opens: '10:00', closes: '11:00' }], '2026-03-06T10:30+08:00', 'open 2026-03-06T09:00Z'],
    ['that adjoin at midnight', [{ days: ['FR'], opens: '18:00', closes: '24:00' }, { days: ['SA'], opens: '00:00', closes: '06:00' }], '2026-03-06T20:00+08:00', 'open 2026-03-06T22:00Z'],
    ['of day and night have no closing', [{ days: week, opens: '00:00', closes: '24:00' }], '2026-03-06T20:00+08:00', 'open'],
    ['of day and night are not closed by a holiday', [{ days: week, opens: '00:00', closes: '24:00' }], '2026-10-03T20:00+08:00', 'open'],
    ['of day and night, written day by day and up to 23:59', week.map((day) => ({ days: [day], opens: '00:00', closes: '23:59' })), '2026-10-03T23:59+08:00', 'open'],
    ['of day and night on workdays are', [{ days: workdays, opens: '00:00', closes: '24:00' }], '2026-09-29T20:00+08:00', 'open 2026-09-30T16:00Z'],
    ['of the first Monday, on it', [{ days: ['MO'], ordinals: [1], opens: '09:00', closes: '11:00' }], '2026-03-02T10:00+08:00', 'open 2026-03-02T03:00Z'],
    ['of the first Monday, on the second', [{ days: ['MO'], ordinals: [1], opens: '09:00', closes: '11:00' }], '2026-03-09T10:00+08:00', 'closed'],
    ['of the first Monday, two weeks ahead', [{ days: ['MO'], ordinals: [1], opens: '09:00', closes: '11:00' }], '2026-03-24T10:00+08:00', 'closed 2026-04-06T01:00Z'],
    ['of the last Friday', [{ days: ['FR'], ordinals: [-1], opens: '09:00', closes: '11:00' }], '2026-03-27T10:00+08:00', 'open 2026-03-27T03:00Z'],
    ['of the last Friday, on the last but one', [{ days: ['FR'], ordinals: [-1], opens: '09:00', closes: '11:00' }], '2026-03-20T10:00+08:00', 'closed 2026-03-27T01:00Z'],
    ['of the last Sunday of February', [{ days: ['SU'], ordinals: [-1], opens: '09:00', closes: '11:00' }], '2026-02-22T10:00+08:00', 'open 2026-02-22T03:00Z'],
    ['that have not begun', [{ days: week, opens: '09:00', closes: '17:00', from: '2026-06-01' }], '2026-05-31T10:00+08:00', 'closed 2026-06-01T01:00Z'],
    ['on their last day', [{ days: week, opens: '09:00', closes: '17:00', until: '2026-05-31' }], '2026-05-31T10:00+08:00', 'open 2026-05-31T09:00Z'],
    ['that have ended', [{ days: week, opens: '09:00', closes: '17:00', until: '2026-05-31' }], '2026-06-01T10:00+08:00', 'closed'],
    ['over midnight of their last day', [{ days: week, opens: '20:00', closes: '02:00', until: '2026-05-31' }], '2026-06-01T01:00+08:00', 'open 2026-05-31T18:00Z'],
    ['of the second week ahead', [{ days: ['MO'], opens: '09:00', closes: '17:00', from: '2026-03-15' }], '2026-03-02T10:00+08:00', 'closed 2026-03-16T01:00Z'],
    ['of the third week ahead are not told', [{ days: ['MO'], opens: '09:00', closes: '17:00', from: '2026-03-17' }], '2026-03-02T10:00+08:00', 'closed'],
  ])('%s', (_, periods, at, says) => {
    const days = Object.fromEntries(['01', '02', '03', '04', '05', '06', '07'].map((day) => [`2026-10-${day}`, { kind: 'closed' as const }]));
    expect(shown(periods, at, zone, { from: '2026-01-01', until: '2026-12-31', days })).toBe(says);
  }); // prettier-ignore
});

describe('clocks that are changed', () => {
  const nightly = (opens: string, closes: string): readonly OpeningPeriod[] => [{ days: week, opens, closes }];
  // In London clocks leap from 01:00 to 02:00 on 29 March 2026, and go back from 02:00 to 01:00 on 25 October.
  test.each([
    ['it closes later by the clock of the world in winter', office, '2026-03-27T16:00Z', 'Europe/London', 'open? 2026-03-27T17:30Z'],
    ['and sooner in summer', office, '2026-03-30T16:00Z', 'Europe/London', 'open? 2026-03-30T16:30Z'],
    ['the next opening lies behind the leap', office, '2026-03-27T18:00Z', 'Europe/London', 'closed? 2026-03-30T08:00Z'],
    ['the next opening lies behind the hour that comes twice', office, '2026-10-23T18:00Z', 'Europe/London', 'closed? 2026-10-26T09:00Z'],
    ['an opening in the gap is the leap', nightly('01:30', '05:00'), '2026-03-29T00:45Z', 'Europe/London', 'closed? 2026-03-29T01:00Z'],
    ['a closing in the gap is the leap', nightly('22:00', '01:30'), '2026-03-29T00:45Z', 'Europe/London', 'open? 2026-03-29T01:00Z'],
    ['all of it in the gap does not take place', nightly('01:10', '01:50'), '2026-03-29T00:30Z', 'Europe/London', 'closed? 2026-03-30T00:10Z'],
    ['a night is an hour shorter', nightly('22:00', '06:00'), '2026-03-28T23:00Z', 'Europe/London', 'open? 2026-03-29T05:00Z'],
    ['a night is an hour longer', nightly('22:00', '06:00'), '2026-10-24T23:00Z', 'Europe/London', 'open? 2026-10-25T06:00Z'],
    ['what opens in the hour that comes twice opens at once', nightly('01:30', '05:00'), '2026-10-25T00:30Z', 'Europe/London', 'open? 2026-10-25T05:00Z'],
    ['what closes in it closes the first time', nightly('22:00', '01:30'), '2026-10-25T00:45Z', 'Europe/London', 'closed? 2026-10-25T22:00Z'],
    ['day and night stay one', nightly('00:00', '24:00'), '2026-03-28T23:00Z', 'Europe/London', 'open?'],
    ['west of Greenwich: the gap', nightly('02:30', '05:00'), '2026-03-08T06:45Z', 'America/New_York', 'closed? 2026-03-08T07:00Z'],
    ['west of Greenwich: twice', nightly('01:30', '05:00'), '2026-11-01T05:30Z', 'America/New_York', 'open? 2026-11-01T10:00Z'],
    ['a zone that leaps by half an hour', nightly('02:15', '05:00'), '2026-10-03T15:20Z', 'Australia/Lord_Howe', 'closed? 2026-10-03T15:30Z'],
    ['a zone that leapt over a whole day', nightly('09:00', '17:00'), '2011-12-30T04:00Z', 'Pacific/Apia', 'closed? 2011-12-30T19:00Z'],
    ['fourteen hours ahead', office, '2026-03-01T19:30Z', 'Pacific/Kiritimati', 'open? 2026-03-01T22:00Z'],
  ] as const)('%s', (_, periods, at, zone, says) => {
    expect(shown(periods, at, zone)).toBe(says);
  }); // prettier-ignore
});

describe('a calendar', () => {
  const calendar: WorkCalendar = {
    from: '2026-01-01',
    until: '2026-12-31',
    weekend: ['FR', 'SA'],
    days: {
      '2026-05-01': { kind: 'worked' },
      '2026-05-02': { kind: 'worked', as: 'TH' },
      '2026-05-04': { kind: 'worked' },
      '2026-05-05': { kind: 'closed' },
      '2027-05-05': { kind: 'closed', name: 'outside' },
    },
  };
  const daily = week.map((day, at): OpeningPeriod => ({ days: [day], opens: '09:00', closes: `1${at}:00` }));
  const show = (at: string, periods: readonly OpeningPeriod[]) => shown(periods, `${at}:00Z`, 'UTC', calendar);

  test('has a worked day take the hours of Monday, or of the day that it names', () => {
    expect(show('2026-05-01T09:30', daily)).toBe('open 2026-05-01T10:00Z');
    expect(show('2026-05-02T09:30', daily)).toBe('open 2026-05-02T13:00Z');
    expect(show('2026-05-09T09:30', daily)).toBe('open 2026-05-09T15:00Z');
  });

  test('has a worked day that is none of the weekend keep its own', () => {
    const tuesday = { ...calendar, days: { '2026-05-12': { kind: 'worked' } as const } };
    expect(shown(daily, '2026-05-12T09:30Z', 'UTC', tuesday)).toBe('open 2026-05-12T11:00Z');
  });

  test('closes nobody by a worked day who is closed on Mondays', () => {
    const museum: readonly OpeningPeriod[] = [{ days: ['TU', 'WE', 'TH', 'FR', 'SA', 'SU'], opens: '09:00', closes: '17:00' }];
    expect(show('2026-05-01T09:30', museum)).toBe('open 2026-05-01T17:00Z');
  });

  test('makes a worked day no first Monday of a month', () => {
    const first: readonly OpeningPeriod[] = [{ days: ['MO'], ordinals: [1], opens: '09:00', closes: '17:00' }];
    expect(show('2026-05-01T09:30', first)).toBe('closed 2026-05-04T09:00Z');
  });

  test('names no holiday that has no name, and none where it does not speak', () => {
    expect(show('2026-05-05T09:30', daily)).toBe('closed 2026-05-06T09:00Z');
    expect(show('2027-05-05T09:30', daily)).toBe('open? 2027-05-05T12:00Z');
  });

  test('with a month of holidays has the opening after it found, and with a year of them the search ends', () => {
    const closedFor = (days: number): WorkCalendar => ({
      from: '2026-01-01',
      until: '2027-12-31',
      days: Object.fromEntries(
        Array.from({ length: days }, (_, at) => [new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10), { kind: 'closed' }]),
      ),
    });
    expect(shown(office, '2026-01-01T10:00Z', 'UTC', closedFor(31))).toBe('closed 2026-02-02T09:00Z');
    expect(shown(office, '2026-01-01T10:00Z', 'UTC', closedFor(365))).toBe('closed');
  });
});

test('a zone that nobody knows is refused', () => {
  expect(() => openingAt({ periods: office }, 0, 'Mars/Olympus')).toThrow(RangeError);
});

// By the minutes of the clock on the wall, as a person at the door would find out: without spans, joins or instants of its own.
test('at any time the answer is what the clock on the wall says, and the next change is the next', () => {
  let seed = 7;
  const random = (below: number) => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
  const clockTime = (quarter: number) =>
    `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
  const quarterMs = 900_000;
  for (let round = 0; round < 150; round++) {
    const periods = Array.from({ length: 1 + random(4) }, (): OpeningPeriod => ({
      days: week.filter(() => random(3) > 0),
      opens: clockTime(random(96)),
      closes: clockTime(1 + random(96)),
    })); // prettier-ignore
    const isOpen = (ms: number): boolean => {
      const day = Math.floor(ms / 86_400_000);
      const minute = Math.floor(ms / 60_000) - day * 1440;
      return periods.some(({ days, opens, closes }) => {
        const [from, end] = [opens, closes].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) as [number, number];
        const to = end <= from ? end + 1440 : end;
        return [0, 1].some((back) => {
          const weekday = week[(((day - back + 3) % 7) + 7) % 7] as Weekday;
          return days.includes(weekday) && minute + back * 1440 >= from && minute + back * 1440 < to;
        });
      });
    };
    const at = Date.UTC(2026, 2, 1) + random(7 * 96) * quarterMs;
    const opening = openingAt({ periods }, at, 'UTC');
    expect(opening.state, JSON.stringify([periods, iso(at)])).toBe(isOpen(at) ? 'open' : 'closed');
    let change = at;
    while (isOpen(change) === isOpen(at) && change < at + 14 * 86_400_000) change += quarterMs;
    const found = opening.state === 'open' ? opening.until : opening.state === 'closed' ? opening.opens : NaN;
    if (found !== undefined || change < at + 14 * 86_400_000) expect(iso(found), JSON.stringify([periods, iso(at)])).toBe(iso(change));
  }
});
