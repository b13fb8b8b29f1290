import { expect, test } from 'vitest';
import { isDate } from './is-date.js';

const two = (number: number): string => String(number).padStart(2, '0');
const isMoment = (iso: string): boolean => isDate({ iso, precision: 'instant', zone: 'given' });

test('every day of a leap year and of another is a date at any time of it, and no other number of a day is', () => {
  for (const year of [2024, 2026]) {
    for (let month = 0; month <= 13; month++) {
      for (let day = 0; day <= 32; day++) {
        const made = new Date(Date.UTC(year, month - 1, day));
        const isThere = month > 0 && month < 13 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day && day > 0;
        for (const time of ['00:00:00Z', '23:59:59.999Z', '08:30:00+08:00'])
          expect([year, month, day, isMoment(`${year}-${two(month)}-${two(day)}T${time}`)]).toEqual([year, month, day, isThere]);
      }
    }
  }
});

test('a time that no clock shows is none, nor is a form that its precision does not ask for', () => {
  expect(['25:00:00Z', '08:60:00Z', '08:00:60Z', '08:00:00', '08:00Z'].filter((time) => isMoment(`2026-03-04T${time}`))).toEqual([]);
  const moment = '2026-03-04T08:00:00Z';
  expect(['day', 'minute', 'instant', 'century'].filter((precision) => isDate({ iso: moment, precision: precision as 'day', zone: 'given' }))) // prettier-ignore
    .toEqual(['minute', 'instant']);
});
