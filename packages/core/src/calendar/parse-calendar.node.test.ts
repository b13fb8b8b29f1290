import { expect, test } from 'vitest';
import { isCivicError } from '../errors/civic-error.js';
import { cn } from './packs/cn.js';
import { parseCalendar } from './parse-calendar.js';

const file = { from: '2026-01-01', until: '2026-12-31', days: {} };

function problems(value: unknown): string {
  try {
    parseCalendar(value);
    return 'none';
  } catch (error) {
    if (!isCivicError(error) || error.code !== 'invalid/calendar') throw error;
    return (error.issues ?? []).map(({ path, message }) => `${path}: ${message}`).join('\n');
  }
}

test('a file is read, its ranges day by day, and what nothing reads is left out', () => {
  const read = parseCalendar({
    ...file,
    $schema: 'calendar.schema.json',
    title: 'County',
    weekend: ['FR', 'SA'],
    days: {
      '2026-02-27/2026-03-01': { kind: 'closed', name: 'Feast', note: 'x' },
      '2026-03-06': { kind: 'worked', as: 'TH' },
      '2026-03-07': { kind: 'worked', name: '' },
    },
  });
  expect(read).toEqual({
    ...file,
    title: 'County',
    weekend: ['FR', 'SA'],
    days: {
      '2026-02-27': { kind: 'closed', name: 'Feast' },
      '2026-02-28': { kind: 'closed', name: 'Feast' },
      '2026-03-01': { kind: 'closed', name: 'Feast' },
      '2026-03-06': { kind: 'worked', as: 'TH' },
      '2026-03-07': { kind: 'worked' },
    },
  });
});

test('a calendar that was read is one', () => {
  expect(parseCalendar(JSON.parse(JSON.stringify(cn)))).toEqual(cn);
});

test.each<readonly [string, unknown, string]>([
  ['nothing', null, ': is no object'],
  ['a list', [], ': is no object'],
  ['no days', { ...file, days: undefined }, 'days: is no object'],
  ['a list of days', { ...file, days: ['2026-10-01'] }, 'days: is no object'],
  ['no beginning', { ...file, from: undefined }, 'from: is no date such as 2026-01-01'],
  ['a year as end', { ...file, until: 2026 }, 'until: is no date'],
  ['an end before the beginning', { ...file, until: '2025-12-31' }, 'until: comes before "from"'],
  ['a title that is no text', { ...file, title: 1 }, 'title: is no text'],
  ['a weekend in words', { ...file, weekend: ['Saturday'] }, 'weekend: is no list'],
  ['a weekend of all days', { ...file, weekend: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] }, 'weekend: is no list'],
  ['a day that there is not', { ...file, days: { '2026-02-29': { kind: 'closed' } } }, 'days.2026-02-29: is no date'],
  ['a day without zeros', { ...file, days: { '2026-1-1': { kind: 'closed' } } }, 'days.2026-1-1: is no date'],
  ['a range that runs back', { ...file, days: { '2026-10-07/2026-10-01': { kind: 'closed' } } }, 'days.2026-10-07/2026-10-01: is no date'],
  ['a range of years', { ...file, until: '2999-01-01', days: { '2026-01-01/2106-01-01': { kind: 'closed' } } }, 'is no date'],
  ['a day outside', { ...file, days: { '2027-01-01': { kind: 'closed' } } }, 'days.2027-01-01: lies outside'],
  ['a day twice', { ...file, days: { '2026-10-01/2026-10-07': { kind: 'closed' }, '2026-10-07': { kind: 'worked' } } }, 'days.2026-10-07: is there twice'],
  ['a day of another kind', { ...file, days: { '2026-10-01': { kind: 'holiday' } } }, 'days.2026-10-01: is neither'],
  ['a day that is text', { ...file, days: { '2026-10-01': 'closed' } }, 'days.2026-10-01: is neither'],
  ['the hours of no weekday', { ...file, days: { '2026-10-10': { kind: 'worked', as: 'Monday' } } }, 'days.2026-10-10: is neither'],
  ['a name that is no text', { ...file, days: { '2026-10-01': { kind: 'closed', name: { en: 'x' } } } }, 'days.2026-10-01: is neither'],
  ['a prototype', JSON.parse('{"from":"2026-01-01","until":"2026-12-31","days":{"__proto__":{"kind":"closed"}}}'), 'days.__proto__: is no date'],
])('%s', (_, value, says) => {
  expect(problems(value)).toContain(says);
}); // prettier-ignore

test('all that is wrong is told at once', () => {
  expect(problems({ from: 'x', until: 'y', days: { z: 1 } }).split('\n')).toHaveLength(4);
});
