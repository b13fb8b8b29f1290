import type { FormDefinition } from '../../definition/form-definition.js';
import type { Question, Repeat } from '../../definition/questions.js';
import { answerSchema } from './answer-schema.js';
import { conditionalRules } from './conditional-rules.js';
import type { JsonSchema } from './json-schema.js';
import { isAlwaysAsked, scopeOf, type ScopedQuestion } from './scoped-questions.js';

/** Of the `answers` of a submission. */
export function answersSchema(definition: FormDefinition): JsonSchema {
  return objectSchema(
    definition.pages.flatMap(({ showIf, questions }) => scopeOf(questions, [showIf])),
    definition,
  );
}

function objectSchema(
  scope: readonly ScopedQuestion[],
  definition: FormDefinition,
  more: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  const properties = scope.map(({ question }) => [question.id, schemaOf(question, definition)] as const);
  const rules = conditionalRules(scope, definition);
  return {
    type: 'object',
    // Not by assignment, so that no id means anything to JavaScript.
    properties: Object.fromEntries([...Object.entries(more), ...properties]),
    required: [...Object.keys(more), ...new Set(scope.filter(isAlwaysAsked).map(({ question }) => question.id))],
    additionalProperties: false,
    ...(rules.length > 0 && { allOf: rules }),
  };
}

function schemaOf(question: Question, definition: FormDefinition): JsonSchema {
  return question.type === 'repeat' ? repeatSchema(question, definition) : answerSchema(question, definition);
}

function repeatSchema({ questions, minItems, maxItems = 50 }: Repeat, definition: FormDefinition): JsonSchema {
  return {
    type: 'array',
    items: objectSchema(scopeOf(questions, []), definition, { $id: { type: 'string', minLength: 1 } }),
    ...(minItems !== undefined && { minItems }),
    maxItems,
  };
}
