import { calculate, roundTo, writeDecimal } from './decimal.js';
import type { LogicValue } from './expression.js';
import { toNumbers } from './list-operations.js';
import { onNumbers, strict, type Operation } from './operation.js';

const numeral = /^-?\d+(?:\.\d+)?$/;
/** Places that `round` knows, before and behind the point. */
const mostPlaces = 15;

export const numberOperations = {
  '+': onNumbers((...numbers) => fold('+', numbers)),
  '*': onNumbers((...numbers) => fold('*', numbers)),
  '-': onNumbers((one = 0, other) => (other === undefined ? 0 - one : calculate('-', one, other))),
  '/': onNumbers((one = 0, other = 0) => calculate('/', one, other)),
  '%': onNumbers((one = 0, other = 0) => calculate('%', one, other)),
  abs: onNumbers((value = 0) => Math.abs(value)),
  floor: onNumbers((value = 0) => Math.floor(value) + 0),
  round: onNumbers((value = 0, places = 0) =>
    Number.isInteger(places) && Math.abs(places) <= mostPlaces ? roundTo(value, places) : undefined,
  ),
  sum(args, evaluator) {
    const numbers = toNumbers(args.map((argument) => evaluator.value(argument) ?? 0));
    return numbers && fold('+', [0, ...numbers]);
  },
  number: strict((value) => (typeof value === 'string' ? readNumber(value) : typeof value === 'number' ? value : undefined)),
} satisfies Record<string, Operation>;

/** A value as a text; undefined for a list. */
export function writeText(value: LogicValue | undefined): string | undefined {
  if (typeof value === 'number') return writeDecimal(value);
  return typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : undefined;
}

function fold(operator: '+' | '*', [first = 0, ...rest]: readonly number[]): number | undefined {
  let result: number | undefined = first;
  for (const number of rest) result = result === undefined ? undefined : calculate(operator, result, number);
  return result;
}

function readNumber(text: string): number | undefined {
  const value = numeral.test(text) ? Number(text) + 0 : NaN;
  return Number.isFinite(value) ? value : undefined;
}
