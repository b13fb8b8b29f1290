import { expect, test } from 'vitest';
import { openingHours } from './schedules.js';

const origin = (zone = 'Asia/Shanghai') => ({ source: 'county', url: new URL('https://county.example/'), zone });
const weekly = { freq: 'WEEKLY', byday: 'MO,TU', opens_at: '09:00', closes_at: '17:30' };
const hours = (schedule: object, zone?: string) => openingHours([schedule], origin(zone));
const periods = (schedule: object, zone?: string) => hours({ ...weekly, ...schedule }, zone)?.periods;

test('a weekly schedule is a period', () => {
  expect(
    hours({ ...weekly, valid_from: '2026-01-01', valid_to: '2026-12-31', until: '2026-06-30', description: 'Mornings', notes: 'Ring' }),
  ).toEqual({
    text: 'Mornings',
    periods: [{ days: ['MO', 'TU'], opens: '09:00', closes: '17:30', from: '2026-01-01', until: '2026-06-30', note: 'Ring' }],
  });
});

test('days of a month have ordinals, those with the same ones together', () => {
  expect(periods({ freq: 'MONTHLY', byday: '1MO,3MO,-1FR,1TU,3TU,WE' })).toMatchObject([
    { days: ['MO', 'TU'], ordinals: [1, 3] },
    { days: ['FR'], ordinals: [-1] },
    { days: ['WE'] },
  ]);
});

test.each([
  ['09:00:00', '17:00:00.5', '09:00', '17:00'],
  ['9:05', '24:00', '09:05', '24:00'],
  ['22:00', '02:00', '22:00', '02:00'],
  ['00:00', '00:00', '00:00', '00:00'],
  ['2026-01-01T08:00:00', '16:00', '08:00', '16:00'],
])('from %s to %s is read', (opens_at, closes_at, opens, closes) => {
  expect(periods({ opens_at, closes_at })).toMatchObject([{ opens, closes }]);
});

test('times of another offset are moved to the zone of the municipality, over midnight too', () => {
  expect(periods({ opens_at: '01:00Z', closes_at: '09:30Z' })).toMatchObject([{ days: ['MO', 'TU'], opens: '09:00', closes: '17:30' }]);
  expect(periods({ opens_at: '08:00', closes_at: '16:00', timezone: 7 })).toMatchObject([{ opens: '09:00', closes: '17:00' }]);
  expect(periods({ opens_at: '23:00Z', closes_at: '03:00Z' })).toMatchObject([{ days: ['TU', 'WE'], opens: '07:00', closes: '11:00' }]);
  expect(periods({ opens_at: '16:00Z', closes_at: '16:00Z' })).toMatchObject([{ days: ['TU', 'WE'], opens: '00:00', closes: '24:00' }]);
  expect(periods({ byday: 'MO', opens_at: '00:30+10:00', closes_at: '09:00+10:00' })).toMatchObject([{ days: ['SU'], opens: '22:30' }]);
});

test('the offset of the zone itself, in summer or winter, moves nothing', () => {
  for (const offset of ['-05:00', '-04:00', '-0500']) {
    expect(periods({ opens_at: `09:00${offset}`, closes_at: `17:00${offset}` }, 'America/New_York')).toMatchObject([
      { opens: '09:00', closes: '17:00' },
    ]);
  }
  expect(periods({ opens_at: '09:00Z', closes_at: '17:00Z' }, 'Europe/London')).toMatchObject([{ opens: '09:00' }]);
});

test('what would be another hour in summer is left to the words', () => {
  const away = { ...weekly, opens_at: '09:00Z', closes_at: '17:00Z' };
  expect(hours(away, 'America/New_York')).toEqual({ text: 'FREQ=WEEKLY;BYDAY=MO,TU 09:00Z-17:00Z' });
  expect(hours({ ...away, description: 'By appointment' }, 'America/New_York')).toEqual({ text: 'By appointment' });
});

test.each([
  [{ interval: 2 }],
  [{ count: 3 }],
  [{ bymonthday: '2,3' }],
  [{ byweekno: '41' }],
  [{ byyearday: -1 }],
  [{ freq: 'YEARLY' }],
  [{ byday: '2MO' }],
  [{ byday: 'Monday' }],
  [{ opens_at: 'morning' }],
  [{ opens_at: '25:00' }],
  [{ closes_at: '' }],
  [{ freq: 'MONTHLY', byday: '1MO', opens_at: '23:00Z' }],
])('what a period cannot say is no period: %o', (rule) => {
  const found = hours({ ...weekly, ...rule, description: 'Ask at the desk' });
  expect(found).toEqual({ text: 'Ask at the desk' });
  expect(hours({ ...weekly, ...rule })?.text).toBeTruthy();
});

test('a weekly schedule without days is of the day that it starts on, one of a single date of that date', () => {
  expect(periods({ byday: null, dtstart: '2026-03-04' })).toMatchObject([{ days: ['WE'], from: '2026-03-04' }]);
  expect(periods({ byday: '', freq: '', valid_from: '2026-03-07', valid_to: '2026-03-07' })).toEqual([
    { days: ['SA'], opens: '09:00', closes: '17:30', from: '2026-03-07', until: '2026-03-07' },
  ]);
  expect(periods({ byday: undefined, freq: undefined })).toBeUndefined();
});

test.each([[[]], [[{}]], [[null, 7, 'x']]])('nothing said is nothing: %o', (schedules) => {
  expect(openingHours(schedules, origin())).toBeUndefined();
});
