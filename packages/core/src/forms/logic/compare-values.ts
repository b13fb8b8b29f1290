import type { Engine } from './engine.js';
import type { LogicValue } from './expression.js';

/**
 * Negative, 0 or positive as `one` comes before `other`; NaN, of which nothing holds, where the two have no order: two types, booleans,
 * lists. Undefined for two texts that have none, or whose order is not known yet.
 */
export function compareValues(one: LogicValue | undefined, other: LogicValue | undefined, engine: Engine): number | undefined {
  if (typeof one === 'number' && typeof other === 'number') return one < other ? -1 : one > other ? 1 : 0;
  if (typeof one !== 'string' || typeof other !== 'string') return NaN;
  engine.lacks ||= !engine.judging;
  return engine.judging?.compareTexts(one, other);
}
