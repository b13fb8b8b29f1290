/**
 * A condition or calculation as data: a closed subset of JSON Logic, run by our own interpreter. Every name below is an operator; a list of
 * arguments may be left out around a single one. What is unanswered makes whatever is built on it unanswered too, but for `answered`,
 * `coalesce`, `and`, `or`, `if`, `count` and `sum`; a condition that comes out as anything but `true` is not met.
 */
export type Expression = string | number | boolean | OperatorExpression;

export type OperatorExpression = { readonly [O in Operator]?: Argument | readonly Argument[] };

/** Lists stand only where an operator takes one, as in `{ "in": [{ "var": "where" }, ["road", "park"]] }`. */
export type Argument = Expression | readonly (string | number | boolean)[];

/** What an expression comes to; undefined stands for what nobody has answered, or nobody can know. */
export type LogicValue = string | number | boolean | readonly (string | number | boolean)[];

export type Operator = (typeof operators)[number];

export const operators = [
  // Answers: of a question; whether it is there; the first that is there; a named condition; a field of the option that is being judged.
  'var',
  'answered',
  'coalesce',
  'condition',
  'option',
  // Logic of three values (Kleene): not, all, any; `if` takes pairs of condition and value, and a last value.
  '!',
  'and',
  'or',
  'if',
  // Strict: values of two types are never equal, and neither is less. `<` and `<=` take two or three arguments.
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  // A value in a list, or in the answer of a question that takes several.
  'in',
  // Numbers. A division by zero, and what is no finite number, is unanswered.
  '+',
  '-',
  '*',
  '/',
  '%',
  'min',
  'max',
  'abs',
  'round',
  'floor',
  'number',
  // Texts, counted in characters (code points). `matches` takes a pattern that is written out.
  'text',
  'concat',
  'length',
  'startsWith',
  'contains',
  'substring',
  'matches',
  // Lists: how many, their sum, one of them from 1; `position` of this repeat from 1; whether a condition holds in one or all of a repeat.
  'count',
  'sum',
  'at',
  'position',
  'some',
  'every',
  // Days and instants: ISO 8601 and RFC 3339 texts, in the municipality's zone.
  'today',
  'now',
  'addDuration',
  'daysBetween',
  'yearsBetween',
] as const;
