import { judging } from '../judging.js';
import type { Engine } from './engine.js';
import { evaluateBy } from './evaluate.js';
import type { Expression, LogicValue } from './expression.js';
import type { Scope } from './scope.js';

const whole: Engine = { judging, lacks: false };

/**
 * What an expression comes to in `scope`; undefined where that is unanswered or unknown, where the expression is malformed, and where it
 * takes more than 100,000 steps. Never throws, whatever the expression holds.
 */
export function evaluate(expression: Expression, scope: Scope): LogicValue | undefined {
  return evaluateBy(whole, expression, scope);
}

/** Whether a condition holds: only `true` does. One that is absent holds too. */
export function isMet(expression: Expression | undefined, scope: Scope): boolean {
  return expression === undefined || evaluate(expression, scope) === true;
}
