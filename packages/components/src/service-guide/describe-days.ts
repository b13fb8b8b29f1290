import type { Weekday } from '@civickit/core';
import type { Wording } from '../services/wording.js';
import type { HoursLine } from './group-hours.js';
import type { GuideTexts } from './guide-texts.js';

/** In which words a guide tells its facts. */
export interface GuideWording {
  readonly texts: GuideTexts;
  readonly wording: Wording;
}

/** The days of a line of hours, in words. */
export function describeDays({ runs, ordinals = [] }: HoursLine, { texts, wording }: GuideWording): string {
  const name = (day: Weekday | undefined) => wording.texts.weekday[day ?? 'MO'];
  const whole = runs[0]?.length === 7;
  const names = runs.flatMap((run) => (run.length > 2 ? texts.hours.span(name(run[0]), name(run[run.length - 1])) : run.map(name)));
  const days = whole ? texts.hours.everyDay : wording.format.list(names);
  return ordinals.length > 0 ? wording.format.list(ordinals.map((which) => texts.hours.ordinal(which, days))) : days;
}

/** In which part of the year a line of hours holds; empty where it holds all the time. */
export function describeSeason({ from, until }: HoursLine, { texts, wording }: GuideWording): string {
  const date = (iso: string) => wording.format.date({ iso, precision: 'day', zone: 'given' });
  return [from && texts.hours.from(date(from)), until && texts.hours.until(date(until))].filter(Boolean).join(' ');
}
