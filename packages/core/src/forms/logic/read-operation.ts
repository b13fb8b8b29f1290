import type { Operator } from './expression.js';
import { signatures } from './signatures.js';

export interface Operation {
  readonly operator: Operator;
  readonly args: readonly unknown[];
}

/** The operator of an expression and its arguments; undefined where it is no object with one of our operators as its only own property. */
export function readOperation(expression: object): Operation | undefined {
  const names = Object.keys(expression);
  const [operator] = names;
  if (names.length !== 1 || operator === undefined || !isOperator(operator)) return undefined;
  const given = (expression as Readonly<Record<string, unknown>>)[operator];
  return { operator, args: Array.isArray(given) ? given : [given] };
}

function isOperator(name: string): name is Operator {
  return Object.hasOwn(signatures, name);
}
