import { expect, test } from 'vitest';
import { clerkDate } from './clerk-date.js';

const read = (text: string, more = {}) => {
  const date = clerkDate(text, { zone: 'Asia/Shanghai', ...more });
  return typeof date === 'string' ? date : date.iso;
};

test.each([
  ['2026年3月4日', '2026-03-04'],
  ['2026-3-4', '2026-03-04'],
  ['2026/3/4', '2026-03-04'],
  ['2026.3.4', '2026-03-04'],
  ['２０２６．３．４', '2026-03-04'],
  ['20260304', '2026-03-04'],
  [' 2026 年 3 月 4 日 星期三 ', '2026-03-04'],
  ['二〇二六年三月四日', '2026-03-04'],
  ['二○二六年十二月二十一日', '2026-12-21'],
  ['二〇二六年十月十日', '2026-10-10'],
  ['26年3月4日', '2026-03-04'],
  ['2026/3/4 8:30', '2026-03-04T08:30:00+08:00'],
  ['2026年3月4日下午3:30', '2026-03-04T15:30:00+08:00'],
  ['2026-03-04 15:30:20', '2026-03-04T15:30:20+08:00'],
  ['2026-03-04T07:30:00Z', '2026-03-04T07:30:00Z'],
  ['4 March 2026', '2026-03-04'],
  ['46085', '2026-03-04'],
  ['46085.5', '2026-03-04T12:00:00+08:00'],
  ['25/03/2026', '2026-03-25'],
  ['03/25/2026', '2026-03-25'],
  ['3/3/2026', '2026-03-03'],
])('reads %s', (text, iso) => {
  expect(read(text)).toBe(iso);
});

test.each([
  ['3月4日', 'no-year'],
  ['3/4', 'no-year'],
  ['3月4日下午3点', 'no-year'],
  ['2026年3月', 'no-day'],
  ['2026-03', 'no-day'],
  ['2026年3月底', 'no-day'],
  ['04/03/2026', 'two-ways'],
  ['3-4-26', 'two-ways'],
  ['26.3.4', 'two-ways'],
  ['2026年2月30日', 'no-such-day'],
  ['2026-13-01', 'no-such-day'],
  ['2026-03-04 25:00', 'no-such-day'],
  ['下周一', 'no-date'],
  ['12345', 'no-date'],
])('says what is wrong with %s', (text, problem) => {
  expect(read(text)).toBe(problem);
});

test.each([
  ['dmy', '04/03/2026', '2026-03-04'],
  ['mdy', '04/03/2026', '2026-04-03'],
  ['mdy', '4/3/26 8:30', '2026-04-03T08:30:00+08:00'],
  ['ymd', '26.3.4', '2026-03-04'],
  ['ymd', '04/03/2026', 'two-ways'],
  ['dmy', '31/02/2026', 'no-such-day'],
])('with the order %s, %s is settled', (dateOrder, text, iso) => {
  expect(read(text, { dateOrder })).toBe(iso);
});

test('a bare number counts from 1904 in workbooks that do so', () => {
  expect(read('44623', { date1904: true })).toBe('2026-03-04');
});
