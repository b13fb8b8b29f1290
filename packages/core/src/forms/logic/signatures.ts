import type { Operator } from './expression.js';

/** How many arguments an operator takes, and what only may stand there. */
export interface Signature {
  readonly least: number;
  readonly most: number;
  /** Places (from 0) of names, patterns and durations that are written out. */
  readonly name?: number;
  readonly pattern?: number;
  readonly duration?: number;
  /** Places of lists that may be written out. */
  readonly list?: number | 'all';
}

const take = (least: number, most = least, more: Omit<Signature, 'least' | 'most'> = {}): Signature => ({ least, most, ...more });
const many = Infinity;
const nothing = take(0);
const one = take(1);
const two = take(2);
const name = take(1, 1, { name: 0 });
const lists = take(1, many, { list: 'all' });
const each = take(2, 2, { name: 0 });

export const signatures: Readonly<Record<Operator, Signature>> = {
  var: name,
  answered: one,
  coalesce: lists,
  condition: name,
  option: name,
  '!': one,
  and: take(1, many),
  or: take(1, many),
  if: take(2, many),
  '==': take(2, 2, { list: 'all' }),
  '!=': take(2, 2, { list: 'all' }),
  '<': take(2, 3),
  '<=': take(2, 3),
  '>': two,
  '>=': two,
  in: take(2, 2, { list: 1 }),
  '+': take(1, many),
  '-': take(1, 2),
  '*': take(1, many),
  '/': two,
  '%': two,
  min: lists,
  max: lists,
  abs: one,
  round: take(1, 2),
  floor: one,
  number: one,
  text: one,
  concat: take(1, many),
  length: one,
  startsWith: two,
  contains: two,
  substring: take(2, 3),
  matches: take(2, 2, { pattern: 1 }),
  count: take(1, 1, { list: 'all' }),
  sum: lists,
  at: take(2, 2, { list: 0 }),
  position: nothing,
  some: each,
  every: each,
  today: nothing,
  now: nothing,
  addDuration: take(2, 2, { duration: 1 }),
  daysBetween: two,
  yearsBetween: two,
};

/** Operators in operators, and named conditions behind named conditions. Deeper ones are refused at load, and unknown when they run. */
export const deepest = 32;
