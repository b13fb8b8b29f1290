import { parseWhen, type When } from '@civickit/core';
import type { ProblemName } from '../table/file-problem.js';
import { serialDate } from '../table/number-format.js';
import { plainClock } from './plain-clock.js';

/** How dates of three bare numbers are read where the year does not come first. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export interface DateRules {
  /** IANA zone of the municipality. */
  readonly zone: string;
  readonly dateOrder?: DateOrder | undefined;
  /** Whether bare numbers count their days from 1904. */
  readonly date1904?: boolean | undefined;
}

const three = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{1,2})(?!\d)[日号號]?(.*)$/;
/** A year of the Republic, as Taiwan counts them: one of three digits can be no other. */
const republic = /^(民[国國])?\s*1\d\d\b/;
const numerals = '〇一二三四五六七八九';

/**
 * The date in a cell as clerks write it: `2026年3月4日`, `2026-3-4`, `2026/3/4 8:30`, `下午3:30`, `20260304`, `二〇二六年三月四日`,
 * `民國115年3月4日`, the serial number that is left when a spreadsheet forgets that a cell is a date. What can be read in two ways, or
 * lacks a year or a day, gives the name of its problem.
 */
export function clerkDate(written: string, { zone, dateOrder, date1904 = false }: DateRules): When | ProblemName {
  const digits = withDigits(written.normalize('NFKC').trim());
  const text = plainClock(digits.replace(republic, (year) => String(1911 + Number(year.slice(-3)))));
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const serial = Number(text);
    // From 1954 to 2119: beyond that, it is some other number.
    const date = serial >= 20_000 && serial < 80_000 ? serialDate(serial, date1904) : undefined;
    return (date && parseWhen(date, zone)) || 'no-date';
  }
  const parts = three.exec(text);
  const ordered = parts ? inOrder(parts, dateOrder) : text.replace(/^(\d\d)\s*年/, '20$1年');
  if (ordered === undefined) return 'two-ways';
  return parseWhen(ordered, zone) ?? lackOf(ordered);
}

/** `4/3/2026` with its year first; undefined where nothing tells the day from the month. */
function inOrder([, first = '', second = '', third = '', rest = '']: RegExpExecArray, order: DateOrder | undefined): string | undefined {
  const short = third.length < 4;
  const year = short ? `20${third.padStart(2, '0')}` : third;
  if (order === 'ymd' && short) return `20${first.padStart(2, '0')}-${second}-${third}${rest}`;
  if (order === 'mdy') return `${year}-${first}-${second}${rest}`;
  if (order === 'dmy') return `${year}-${second}-${first}${rest}`;
  // With two digits, even a number above 12 may be the year.
  if (short) return undefined;
  if (Number(first) > 12 || first === second) return `${year}-${second}-${first}${rest}`;
  return Number(second) > 12 ? `${year}-${first}-${second}${rest}` : undefined;
}

function lackOf(text: string): ProblemName {
  if (/^\d{1,2}\s*[月/.-]\s*\d{1,2}\s*[日号號]?(?![\d/.-])/.test(text)) return 'no-year';
  if (/^\d{4}\s*[年/.-]\s*\d{1,2}\s*月?(份|底|初|中旬|上旬|下旬)?$/.test(text)) return 'no-day';
  return /^\d{4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}|^\d{8}(?!\d)/.test(text) ? 'no-such-day' : 'no-date';
}

/** `二〇二六年三月二十四日` in digits, as the heads and ends of official papers have it. */
function withDigits(text: string): string {
  const year = text.slice(0, 4);
  const digits = /^[〇零○O一二三四五六七八九]{4}年/.test(text)
    ? year.replace(/./g, (sign) => String(Math.max(0, numerals.indexOf(sign))))
    : year;
  return digits + text.slice(4).replace(/[一二三四五六七八九十]+(?=[月日号號时時点點分])/g, (number) => String(belowHundred(number)));
}

function belowHundred(number: string): number {
  const [tens = '', ones = ''] = number.includes('十') ? number.split('十') : ['〇', number];
  return (tens === '' ? 1 : numerals.indexOf(tens)) * 10 + Math.max(0, numerals.indexOf(ones || '〇'));
}
