import type { Expression } from '@civickit/core/forms';
import { ExpressionFault } from './fault.js';

/** What a part of an expression gives. `many`: one value for each instance of a repeat; `repeat`: its instances; `other`: a place, files. */
export type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'time' | 'list' | 'many' | 'repeat' | 'other';

/** A part of an expression in our terms. */
export interface Typed {
  readonly expression: Expression;
  readonly type: ValueType;
  /** Nothing where an answer is missing, which XPath takes for an empty text. */
  readonly open?: boolean;
  /** The answer of a question itself. */
  readonly direct?: boolean;
  /** Written out. */
  readonly literal?: string | number;
  /** Never below 0. */
  readonly positive?: boolean;
}

const moment: Readonly<Partial<Record<ValueType, RegExp>>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d\d:\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
};
const numeral = /^-?\d+(?:\.\d+)?$/;

export const isMoment = (type: ValueType) => type in moment;

/** `one` as what `other` is, where it is a text that is written out. */
export function fitted(one: Typed, other: ValueType): Typed {
  if (typeof one.literal !== 'string') return one;
  if (moment[other]?.test(one.literal)) return { ...one, type: other };
  if (other === 'number' && numeral.test(one.literal)) {
    return { expression: Number(one.literal), type: 'number', literal: Number(one.literal) };
  }
  return other === 'list' && one.literal ? { ...one, type: 'list' } : one;
}

/** @throws ExpressionFault `value-types` */
export function toNumber(typed: Typed): Typed {
  const one = fitted(typed, 'number');
  if (one.type === 'number') return one;
  if (one.type === 'text' && one.literal === undefined) return { expression: { number: one.expression }, type: 'number', open: true };
  throw new ExpressionFault('value-types');
}

/** As XPath's string(): what is not answered is an empty text. @throws ExpressionFault `value-types` */
export function toText(one: Typed): Typed {
  if (one.type === 'boolean' || one.type === 'number')
    return { expression: settled({ ...one, expression: { text: one.expression } }, ''), type: 'text' };
  if (one.type === 'text' || isMoment(one.type)) return { ...one, expression: settled(one, ''), type: 'text', open: false };
  throw new ExpressionFault('value-types');
}

/** With `instead` where nothing is there. */
export function settled({ expression, open }: Typed, instead: string | number | boolean): Expression {
  if (!open) return expression;
  // `coalesce` passes over an empty text.
  return instead === '' ? { if: [{ answered: expression }, expression, ''] } : { coalesce: [expression, instead] };
}
