import { isClockTime, type Moment, readMoment } from '../logic/dates.js';

/** Whether `text` writes a day, a time of day or an instant that there is, in the form of its type. */
export function isDateText(type: 'date' | 'time' | 'datetime', text: string): boolean {
  if (type === 'time') return isClockTime(text);
  return readMoment(text)?.kind === (type === 'date' ? 'day' : 'instant');
}

/** Less than 0 where `a` comes before `b`. Where one of them is a day, the other counts by the day that `dayOf` says it falls on. */
export function compareDateTexts(a: string, b: string, dayOf: (instant: number) => string): number {
  const [first, second] = [readMoment(a), readMoment(b)];
  if (first?.kind === 'instant' && second?.kind === 'instant') return first.local - first.offset - (second.local - second.offset);
  if (!first || !second) return a < b ? -1 : Number(a > b);
  // As numbers: days that are written with a sign do not sort as texts.
  const dayIn = ({ kind, local, offset }: Moment): number => (kind === 'day' ? local : Date.parse(dayOf(local - offset)));
  return dayIn(first) - dayIn(second);
}
