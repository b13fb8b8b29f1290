import type { OpeningHours, OpeningPeriod, Weekday } from '@civickit/core';

const week: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const english = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\\.?';
const day = `(?:(?:周|週|星期|礼拜|禮拜)?[一二三四五六日天](?![一二三四五六日天点點时時])|${english})`;
const days = new RegExp(`^(${day})(?:\\s*(-|至|到|to|through)\\s*(${day}))?`, 'i');
const time = '(上午|早上|下午|晚上|中午)?\\s*(\\d{1,2})(?:[:点點时時](\\d{2})?|(?!\\d))\\s*(半)?分?\\s*(am|pm|a\\.m\\.|p\\.m\\.)?';
const span = new RegExp(`^${time}\\s*(?:-|至|到|to)\\s*(?:次日)?${time}`, 'i');
const gap = /^[\s,、和及与與]*(?:and\s+)?/i;
const holidays =
  /[(]?\s*((?:法定|国家|國定)?(?:节假日|節假日|假日)(?:除外|休息)|(?:except|closed)(?: on)? (?:public|bank) holidays|public holidays excepted)\s*[)]?/i;

const ordinal = '(?:first|second|third|fourth|fifth|last)';
const monthlyChinese = /^每(?:个|個)?月的?((?:第?[一二三四五1-5][、和及]?){1,5}|最[后後]一)(?:个|個)?(?=周|週|星期|礼拜|禮拜)/;
const monthly = new RegExp(
  `^(?:the |every )?(${ordinal}(?:(?:,| and) ${ordinal}){0,4}) (${day}) (?:of|in) (?:the|each|every) month[\\s,:]*`,
  'i',
);

const longest = 1000;

/**
 * Opening hours in words, and as periods where the words are plain: `周一至周五 9:00-12:00，14:00-17:00`, `每天上午8点半到12点`,
 * `Mon-Fri 9am-5pm`, `每月第一个周三 9:00-12:00`, several apart by semicolons or lines. Where any of it is not, such as `夏季`, there are no periods at all.
 */
export function openingHoursIn(written: string): OpeningHours {
  const text = written.trim();
  const periods = text.length > longest ? undefined : periodsIn(text);
  return { text, ...(periods && { periods }) };
}

function periodsIn(text: string): OpeningPeriod[] | undefined {
  const plain = text.replace(/[–—－~～]+/g, '-').normalize('NFKC');
  const note = holidays.exec(plain)?.[1];
  const periods: OpeningPeriod[] = [];
  let on: Weekday[] = [];
  let ordinals: number[] = [];
  for (const clause of plain.replace(holidays, ' ').split(/[;。\r\n]/)) {
    if (!clause.trim()) continue;
    const [counted, days] = ordinalsAt(clause.trim());
    const [found, after] = daysAt(days);
    if (found.length > 0) [on, ordinals] = [found, counted];
    let rest = after;
    const before = periods.length;
    let half = '';
    while (rest) {
      const times = span.exec(rest);
      if (!times || on.length === 0) return undefined;
      half = times[1] ?? half;
      const opens = clock(times.slice(1, 6), half, times[10]);
      // The afternoon of its beginning holds for its end as well.
      const closes = clock(times.slice(6, 11), times[6] ?? half, undefined);
      if (!opens || !closes) return undefined;
      periods.push({ days: on, ...(ordinals.length > 0 && { ordinals }), opens, closes, ...(note && { note }) });
      rest = rest.slice(times[0].length).replace(gap, '').trim();
    }
    if (periods.length === before) return undefined;
  }
  return periods.length > 0 ? periods : undefined;
}

/** Which of the days of a month that follow are meant, where that is said; and the text without it. */
function ordinalsAt(text: string): [ordinals: number[], rest: string] {
  const chinese = monthlyChinese.exec(text);
  if (chinese) {
    const signs = chinese[1]?.replace(/最[后後]一/, '末').replace(/[^一二三四五末1-5]/g, '') ?? '';
    return [[...signs].map((sign) => (sign === '末' ? -1 : Number(sign) || '一二三四五'.indexOf(sign) + 1)), text.slice(chinese[0].length)];
  }
  const [all = '', words = '', named = ''] = monthly.exec(text) ?? [];
  const order = ['first', 'second', 'third', 'fourth', 'fifth'];
  const counted = words.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  return [counted.map((word) => order.indexOf(word) + 1 || -1), all ? `${named} ${text.slice(all.length)}` : text];
}

/** Days of the week at the beginning of `text`, and what follows. */
function daysAt(text: string): [found: Weekday[], rest: string] {
  const named =
    /^(?:(工作日|weekdays?|working days?|business days?)|(双休日|雙休日|周末|週末|weekends?)|(每天|每日|全周|全週|daily|every ?day))[\s:,]*/i.exec(
      text,
    );
  if (named) return [named[1] ? week.slice(0, 5) : named[2] ? week.slice(5) : [...week], text.slice(named[0].length)];
  const found = new Set<Weekday>();
  let rest = text;
  for (let match = days.exec(rest); match; match = days.exec(rest)) {
    const [all, from = '', , to] = match;
    const first = indexOf(from);
    const last = to ? indexOf(to) : first;
    for (let at = first; ; at = (at + 1) % 7) {
      found.add(week[at] as Weekday);
      if (at === last) break;
    }
    rest = rest.slice(all.length).replace(gap, '');
  }
  return [week.filter((one) => found.has(one)), rest.replace(/^[\s:,]+/, '')];
}

function indexOf(name: string): number {
  const chinese = '一二三四五六日'.indexOf(name.slice(-1).replace('天', '日'));
  return chinese >= 0 ? chinese : ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'].indexOf(name.slice(0, 2).toLowerCase());
}

/** `HH:MM`, of the half of the day that is said or that the clock's other end says; undefined where there is no such time. */
function clock(
  [, hours = '', minutes = '', half, suffix]: readonly (string | undefined)[],
  said: string,
  later: string | undefined,
): string | undefined {
  const noon =
    /^p/i.test(suffix ?? '') || (!suffix && /下午|晚上/.test(said)) || (!suffix && /^p/i.test(later ?? '') && Number(hours) === 12);
  const hour = Number(hours) % 24 === 12 && /^a/i.test(suffix ?? '') ? 0 : Number(hours) + (noon && Number(hours) < 12 ? 12 : 0);
  const minute = half ? 30 : Number(minutes || 0);
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
