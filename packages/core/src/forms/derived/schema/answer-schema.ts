import type { FormDefinition } from '../../definition/form-definition.js';
import type { DataElementQuestion, FileQuestion, Question, Repeat, TextQuestion } from '../../definition/questions.js';
import { defaultFileBytes } from '../../definition/limits.js';
import { acceptedTypes, optionsOf } from '../question-facts.js';
import type { JsonSchema } from './json-schema.js';

type Answered = Exclude<Question, Repeat>;

/** Of the answer to one question. */
export function answerSchema(question: Answered, definition: FormDefinition): JsonSchema {
  switch (question.type) {
    case 'integer':
      return { type: 'integer', ...exact, ...copied(question, 'minimum', 'maximum') };
    case 'decimal':
      return { type: 'number', ...copied(question, 'minimum', 'maximum') };
    case 'date':
      return { type: 'string', format: 'date', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', not: yearNought };
    case 'time':
      return { type: 'string', pattern: '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$' };
    case 'datetime':
      // Without the leap seconds that the format allows.
      return { type: 'string', format: 'date-time', pattern: '^.{10}[Tt][0-9]{2}:[0-9]{2}:[0-5]', not: yearNought };
    case 'yesno':
      return { type: 'boolean' };
    case 'declaration':
      return { const: true };
    case 'choice':
      return oneOf(optionsOf(question, definition).map(({ value }) => value));
    case 'choices': {
      const items = oneOf(optionsOf(question, definition).map(({ value }) => value));
      return { type: 'array', items, uniqueItems: true, minItems: Math.max(1, question.minItems ?? 1), ...copied(question, 'maxItems') };
    }
    case 'address':
      return address(question.within);
    case 'location':
      return location;
    case 'file':
      return files(question);
    case 'calculation':
      return { type: ['string', 'number', 'boolean', 'array'] };
    case 'resident-id':
    case 'social-credit-code':
    case 'phone':
    case 'region':
      return dataElement(question);
    default:
      return text(question as TextQuestion);
  }
}

/** The formats allow it, no calendar has it. */
const yearNought: JsonSchema = { pattern: '^0000' };

/** What every reader of JSON takes for the same number (RFC 8259, 6). */
const exact: JsonSchema = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };

function text(question: TextQuestion): JsonSchema {
  return { type: 'string', minLength: Math.max(1, question.minLength ?? 1), ...copied(question, 'maxLength', 'pattern') };
}

function dataElement({ type, within }: DataElementQuestion): JsonSchema {
  if (type === 'region') return region(within);
  if (type === 'resident-id') return { type: 'string', pattern: '^[0-9]{17}[0-9X]$' };
  // GB 32100: digits and capitals without I, O, S, V and Z.
  if (type === 'social-credit-code') return { type: 'string', pattern: '^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}$' };
  return { type: 'string', minLength: 1 };
}

function region(within: string | undefined): JsonSchema {
  const pattern = '^(?:[0-9]{6}|[0-9]{9}|[0-9]{12})$';
  return { type: 'string', pattern, ...(within && { allOf: [{ pattern: `^${literal(within)}` }] }) };
}

function address(within: string | undefined): JsonSchema {
  const line: JsonSchema = { type: 'string', minLength: 1 };
  return {
    type: 'object',
    properties: { region: region(within), line, postcode: { type: 'string', pattern: '^[0-9]{6}$' } },
    minProperties: 1,
    additionalProperties: false,
  };
}

const location: JsonSchema = {
  type: 'object',
  properties: {
    latitude: { type: 'number', minimum: -90, maximum: 90 },
    longitude: { type: 'number', minimum: -180, maximum: 180 },
    accuracy: { type: 'number', minimum: 0 },
  },
  required: ['latitude', 'longitude'],
  additionalProperties: false,
};

function files(question: FileQuestion): JsonSchema {
  const types = acceptedTypes(question).map(typePattern);
  return {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        id: { type: 'string', minLength: 1 },
        name: { type: 'string' },
        type: { type: 'string', pattern: `^\\s*(?:${types.join('|')})\\s*(?:;[^]*)?$` },
        size: { type: 'integer', minimum: 0, maximum: question.maxBytes ?? defaultFileBytes },
      },
      required: ['id', 'type', 'size'],
      additionalProperties: false,
    },
    minItems: 1,
    maxItems: question.maxFiles ?? 1,
  };
}

/** Of a MIME type, in either case and without its parameters; `*` stands for all behind the slash, `*\/*` for all. */
function typePattern(accepted: string): string {
  const [type = ''] = accepted.split(';', 1);
  if (type.trim() === '*/*') return '[^;]*';
  const written = [...type.trim()].map((sign) => (/[a-z]/iu.test(sign) ? `[${sign.toLowerCase()}${sign.toUpperCase()}]` : literal(sign)));
  return written.join('').replace(/\/\\\*$/u, '/[^;\\s][^;]*');
}

/** An `enum` must not be empty (validation 6.1.2). */
function oneOf(values: readonly string[]): JsonSchema {
  return values.length > 0 ? { enum: [...new Set(values)] } : { not: {} };
}

function copied<T extends object>(question: T, ...names: readonly (keyof T & string)[]): JsonSchema {
  return Object.fromEntries(names.flatMap((name) => (question[name] === undefined ? [] : [[name, question[name]]])));
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
