import type { FormDefinition } from '../../definition/form-definition.js';
import { localText } from '../../definition/read-local-text.js';
import { answersSchema } from './answers-schema.js';
import type { JsonSchema } from './json-schema.js';

const text: JsonSchema = { type: 'string', minLength: 1 };
const instant: JsonSchema = { type: 'string', format: 'date-time' };

/**
 * JSON Schema 2020-12 of the form's submissions as they are sent: what is unanswered is absent, never `null`, `""` or an empty list of
 * choices. Whatever the form accepts it accepts; `unsaidOf` lists the rules of the form that it cannot say.
 */
export function toJsonSchema(definition: FormDefinition): JsonSchema {
  const consent = definition.privacy?.consent;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: localText(definition.title ?? definition.id, definition.languages?.[0] ?? 'en', definition.languages).text,
    type: 'object',
    properties: {
      form: { const: definition.id },
      version: { const: definition.version },
      answers: answersSchema(definition),
      consent: {
        type: 'object',
        properties: { version: consent ? { const: consent.version } : text, at: instant },
        required: ['version', 'at'],
        additionalProperties: false,
      },
      lang: text,
      assistant: {
        type: 'object',
        properties: { name: text, for: text, reason: { type: 'string' }, agreed: { const: true } },
        required: ['name', 'agreed'],
        additionalProperties: false,
      },
      channel: { enum: ['web', 'assisted', 'paper'] },
    },
    required: ['form', 'version', 'answers', ...(consent ? ['consent'] : [])],
    additionalProperties: false,
  };
}
