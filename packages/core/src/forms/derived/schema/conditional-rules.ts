import type { FormDefinition } from '../../definition/form-definition.js';
import type { Expression } from '../../logic/expression.js';
import type { JsonSchema } from './json-schema.js';
import { met } from './met-schema.js';
import { isAlwaysAsked, requiredBy, type ScopedQuestion } from './scoped-questions.js';

/** `if`/`then` for what is required under conditions that read answers beside it. */
export function conditionalRules(scope: readonly ScopedQuestion[], { conditions = {} }: FormDefinition): readonly JsonSchema[] {
  const byId = new Map(scope.map((scoped) => [scoped.question.id, scoped]));
  return scope.flatMap((scoped): readonly JsonSchema[] => {
    const required = requiredBy(scoped.question);
    if (required === undefined || required === false || isAlwaysAsked(scoped)) return [];
    const whole: Expression = { and: required === true ? scoped.showIf : [...scoped.showIf, required] };
    const condition = met(whole, { scope: byId, conditions, budget: { left: 100 } });
    return condition ? [{ if: condition, then: { required: [scoped.question.id] } }] : [];
  });
}
