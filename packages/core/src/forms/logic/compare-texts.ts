import { isClockTime, readMoment } from './dates.js';

/** Undefined for two that are not of one kind: days, instants, times of day, and all other texts, which go by code points. */
export function compareTexts(one: string, other: string): number | undefined {
  const [a, b] = [readMoment(one), readMoment(other)];
  if (a && b && a.kind === b.kind) return a.local - a.offset - (b.local - b.offset);
  if (a || b || isClockTime(one) !== isClockTime(other)) return undefined;
  return compareCodePoints(one, other);
}

/** The engine's own `<` goes by UTF-16 units, where 😀 comes before ｡. */
function compareCodePoints(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one.codePointAt(at) === other.codePointAt(at)) at += 1;
  return (one.codePointAt(at) ?? -1) - (other.codePointAt(at) ?? -1);
}
