import type { Engine } from './engine.js';
import type { LogicValue } from './expression.js';
import type { Scope } from './scope.js';

/** What an operator is given to evaluate its arguments. */
export interface Evaluator {
  readonly scope: Scope;
  readonly engine: Engine;
  value(argument: unknown): LogicValue | undefined;
  /** All of them, or undefined where one is unanswered. */
  values(args: readonly unknown[]): readonly LogicValue[] | undefined;
  /** Counts steps; false where none are left. */
  pay(steps: number): boolean;
  /** The same, as seen from an instance of a repeat. */
  within(scope: Scope): Evaluator;
}

/** What an operator does with its arguments, of which there are as many as its signature allows. */
export type Operation = (args: readonly unknown[], evaluator: Evaluator) => LogicValue | undefined;

/** An operator that is unanswered where one of its arguments is. */
export function strict(judge: (...values: readonly LogicValue[]) => LogicValue | undefined): Operation {
  return (args, evaluator) => {
    const values = evaluator.values(args);
    return values && judge(...values);
  };
}

/** An operator on numbers alone. */
export function onNumbers(judge: (...numbers: readonly number[]) => LogicValue | undefined): Operation {
  return strict((...values) => (values.every((value) => typeof value === 'number') ? judge(...values) : undefined));
}

/** An operator on texts alone. */
export function onTexts(judge: (one: string, other: string) => LogicValue | undefined): Operation {
  return strict((one, other = '') => (typeof one === 'string' && typeof other === 'string' ? judge(one, other) : undefined));
}
