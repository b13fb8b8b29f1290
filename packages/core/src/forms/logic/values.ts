import type { LogicValue } from './expression.js';

/** Texts and lists that are longer are unknown. */
const longest = 100_000;
/** UTF-16 units of a text that count as one step. */
const unitsPerStep = 64;

/** Whether it is a text, a finite number or a boolean. */
export function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/** `value` where it is one that logic knows, else undefined: null, objects, NaN, lists of other things. */
export function toLogicValue(value: unknown): LogicValue | undefined {
  if (isPlain(value)) return value;
  return Array.isArray(value) && value.length <= longest && value.every(isPlain) ? value : undefined;
}

/** A text, unless it is too long. */
export function toText(text: string): string | undefined {
  return text.length <= longest ? text : undefined;
}

export function isList(value: LogicValue | undefined): value is readonly (string | number | boolean)[] {
  return Array.isArray(value);
}

/** Steps that it takes to look at it. */
export function sizeOf(value: LogicValue | undefined): number {
  if (typeof value === 'string') return Math.floor(value.length / unitsPerStep);
  return isList(value) ? value.length : 0;
}

/** Of one type and the same; lists by their members in order. */
export function isSame(one: LogicValue, other: LogicValue): boolean {
  if (!isList(one) || !isList(other)) return one === other;
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** What `answered` and `coalesce` pass over beside the unanswered: an empty text, an empty list. */
export function isEmpty(value: LogicValue | undefined): value is undefined {
  return value === undefined || ((typeof value === 'string' || isList(value)) && value.length === 0);
}
