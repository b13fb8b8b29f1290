import { isClockTime, readMoment } from './dates.js';
import type { LogicValue } from './expression.js';

/**
 * Negative, 0 or positive as `one` comes before `other`; NaN, of which nothing holds, where the two have no order: two types, booleans,
 * lists. Undefined for two texts that are not of one kind: days, instants, times of day, and all other texts, which go by code points.
 */
export function compareValues(one: LogicValue | undefined, other: LogicValue | undefined): number | undefined {
  if (typeof one === 'number' && typeof other === 'number') return one < other ? -1 : one > other ? 1 : 0;
  if (typeof one !== 'string' || typeof other !== 'string') return NaN;
  const [a, b] = [readMoment(one), readMoment(other)];
  if (a && b && a.kind === b.kind) return a.local - a.offset - (b.local - b.offset);
  if (a || b || isClockTime(one) !== isClockTime(other)) return undefined;
  return compareTexts(one, other);
}

/** By code points; the engine's own `<` goes by UTF-16 units, where 😀 comes before ｡. */
function compareTexts(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one.codePointAt(at) === other.codePointAt(at)) at += 1;
  return (one.codePointAt(at) ?? -1) - (other.codePointAt(at) ?? -1);
}
