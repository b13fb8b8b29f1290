import type { TimeLimit } from '@civickit/core';
import { numberIn, numberPattern } from './numerals.js';

const units: readonly (readonly [TimeLimit['unit'], RegExp, times?: number])[] = [
  ['workday', /^(?:个|個)?(?:工作日|工作天)|^(?:work(?:ing)?|business)[\s-]?days?\b/i],
  ['minute', /^(?:分钟|分鐘)|^min(?:ute)?s?\b/i],
  ['hour', /^(?:个|個)?(?:小时|小時)|^h(?:ou)?rs?\b/i],
  ['day', /^(?:个|個)?(?:日历日|自然日|天|日)|^(?:calendar[\s-]?)?days?\b/i],
  ['day', /^(?:个|個)?(?:周|週|星期|礼拜|禮拜)|^weeks?\b/i, 7],
  ['month', /^(?:个|個)?月|^months?\b/i],
  ['year', /^年|^years?\b/i],
];
const atOnce =
  /^(?:即|当场|當場|现场办结|現場辦結|立等可取|随到随办|隨到隨辦|at once|immediate|instant|on the spot|while you wait|same visit)/i;
const before = /^(?:自受理之日起|受理后|受理後|不超过|不超過|最长|最長|within|up to|at most|max\.?)\s*/i;
const amount = new RegExp(`^(${numberPattern})\\s*(.*)$`, 's');

/**
 * How long something takes, as clerks write it: `5个工作日`, `20 工作日`, `十五日`, `1个月（不含公示）`, `7 days`; `即办` and `当场办结` are an
 * amount of 0. A bare number is of `unit`, which stands in another column or in the head. What follows becomes the note.
 */
export function timeLimitIn(written: string, unit = ''): TimeLimit | undefined {
  const text = written.normalize('NFKC').trim();
  if (atOnce.test(text)) return { amount: 0, unit: 'workday', note: written.trim() };
  const [, number = '', rest = ''] = amount.exec(text.replace(before, '')) ?? [];
  const count = numberIn(number);
  if (count === undefined) return undefined;
  const within = rest || unit.normalize('NFKC').trim();
  if (!rest && atOnce.test(within)) return { amount: 0, unit: 'workday', note: unit.trim() };
  for (const [name, pattern, times = 1] of units) {
    const found = pattern.exec(within);
    if (!found) continue;
    const note = rest && noteIn(within.slice(found[0].length));
    return { amount: count * times, unit: name, ...(note && { note }) };
  }
  return undefined;
}

/** The unit that stands in brackets in a head, such as `承诺时限（工作日）`. */
export function unitOfHead(head: string): string {
  return /[(（[]([^)）\]]+)[)）\]]/.exec(head.slice(0, 100))?.[1]?.replace(/^(?:单位|單位|unit)\s*[:：]?\s*/i, '') ?? '';
}

function noteIn(text: string): string {
  const bare = text.replace(/^(?:之?内|之?內|以内|以內)/, '').replace(/^[\s,，;；。.]+|[\s。]+$/g, '');
  return /^[(（](.*)[)）]$/s.exec(bare)?.[1]?.trim() ?? bare;
}
