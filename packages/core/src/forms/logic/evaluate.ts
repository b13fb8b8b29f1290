import type { Engine, JudgedScope } from './engine.js';
import type { Expression, LogicValue, Operator } from './expression.js';
import type { Evaluator, Operation } from './operation.js';
import { operations } from './operations.js';
import { readOperation } from './read-operation.js';
import type { Scope } from './scope.js';
import { deepest, signatures } from './signatures.js';
import { isPlain, sizeOf, toLogicValue } from './values.js';

/** Operators and pieces of lists and texts that one evaluation may look at. */
const mostSteps = 100_000;

/** As the public `evaluate`, with what is here of the engine. */
export function evaluate(expression: Expression, scope: JudgedScope): LogicValue | undefined {
  return evaluateBy(scope.engine, expression, scope);
}

/** By an engine that the scope need not know; several expressions may share a budget. */
export function evaluateBy(
  engine: Engine,
  expression: Expression,
  scope: Scope,
  budget: Budget = { steps: mostSteps },
): LogicValue | undefined {
  const value = new Evaluation(scope, engine, budget, 0).value(expression);
  return budget.steps < 0 ? undefined : value;
}

/** As the public `isMet`. */
export function isMet(expression: Expression | undefined, scope: JudgedScope): boolean {
  return expression === undefined || evaluate(expression, scope) === true;
}

export interface Budget {
  /** Below 0 all is unknown. */
  steps: number;
}

/** One expression at work. */
class Evaluation implements Evaluator {
  readonly scope: Scope;
  readonly engine: Engine;
  readonly #budget: Budget;
  #depth: number;

  constructor(scope: Scope, engine: Engine, budget: Budget, depth: number) {
    this.scope = scope;
    this.engine = engine;
    this.#budget = budget;
    this.#depth = depth;
  }

  within(scope: Scope): Evaluation {
    return new Evaluation(scope, this.engine, this.#budget, this.#depth);
  }

  value(argument: unknown): LogicValue | undefined {
    if (isPlain(argument)) return argument;
    if (typeof argument !== 'object' || argument === null || this.#budget.steps < 0) return undefined;
    if (Array.isArray(argument)) return this.#weigh(toLogicValue(argument));
    const operation = readOperation(argument);
    if (!operation) return undefined;
    const { operator, args } = operation;
    const { least, most } = signatures[operator];
    if (args.length < least || args.length > most) return undefined;
    if (this.#depth >= deepest) this.pay(Infinity);
    if (!this.pay(1)) return undefined;
    this.#depth += 1;
    const value = this.#weigh(operationOf(operator, this.engine)(args, this));
    this.#depth -= 1;
    return value;
  }

  values(args: readonly unknown[]): LogicValue[] | undefined {
    const values: LogicValue[] = [];
    for (const argument of args) {
      const value = this.value(argument);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  }

  pay(steps: number): boolean {
    this.#budget.steps -= steps;
    return this.#budget.steps >= 0;
  }

  #weigh(value: LogicValue | undefined): LogicValue | undefined {
    return this.pay(sizeOf(value)) ? value : undefined;
  }
}

const here: Partial<Record<Operator, Operation>> = operations;

function operationOf(operator: Operator, { judging }: Engine): Operation {
  const late: Partial<Record<Operator, Operation>> | undefined = judging?.lateOperations;
  return here[operator] ?? late?.[operator] ?? awaited;
}

/** In place of one that is still on its way: where its arguments are answered, what it comes to is not known yet. */
const awaited: Operation = (args, evaluator) => {
  if (evaluator.values(args)) evaluator.engine.lacks = true;
  return undefined;
};
