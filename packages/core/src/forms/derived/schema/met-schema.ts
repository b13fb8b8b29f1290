import type { Argument, Expression, Operator } from '../../logic/expression.js';
import type { JsonSchema } from './json-schema.js';
import type { ScopedQuestion } from './scoped-questions.js';

/** What an expression can read of the answers beside it. */
export interface SchemaReading {
  readonly scope: ReadonlyMap<string, ScopedQuestion>;
  readonly conditions: Readonly<Record<string, Expression>>;
  /** How many more parts may be looked at: conditions that name others twice would double with each. */
  readonly budget: { left: number };
}

/** Conditions of conditions and of what they read; deeper ones are left unsaid. */
const maxDepth = 12;
const comparisons: ReadonlyMap<Operator, readonly [met: string, unmet: string]> = new Map([
  ['<', ['exclusiveMaximum', 'minimum']],
  ['<=', ['maximum', 'exclusiveMinimum']],
  ['>', ['exclusiveMinimum', 'maximum']],
  ['>=', ['minimum', 'exclusiveMaximum']],
]);

/** A schema that fits only answers by which `expression` comes out as true; undefined where none can be written. */
export function met(expression: Argument, reading: SchemaReading): JsonSchema | undefined {
  return comesTo(true, expression, reading, 0);
}

function comesTo(wanted: boolean, expression: Argument, reading: SchemaReading, depth: number): JsonSchema | undefined {
  if (typeof expression === 'boolean') return expression === wanted ? {} : undefined;
  if (typeof expression !== 'object' || Array.isArray(expression) || depth > maxDepth || reading.budget.left-- <= 0) return undefined;
  const [operator, given] = Object.entries(expression)[0] as [Operator, Argument | readonly Argument[]];
  const parts: readonly Argument[] = Array.isArray(given) ? (given as readonly Argument[]) : [given as Argument];
  const [first, second] = parts;
  const inner = (part: Argument, to = wanted): JsonSchema | undefined => comesTo(to, part, reading, depth + 1);
  switch (operator) {
    case '!':
      return first === undefined ? undefined : inner(first, !wanted);
    case 'and':
    case 'or':
      return (operator === 'and') === wanted ? all(parts.map((part) => inner(part))) : any(parts.map((part) => inner(part)));
    case 'condition': {
      const named = typeof first === 'string' && Object.hasOwn(reading.conditions, first) ? reading.conditions[first] : undefined;
      return named === undefined ? undefined : inner(named);
    }
    case 'var':
      return answerFits(first, { const: wanted }, ['yesno', 'declaration'], reading, depth);
    case 'answered':
      return wanted ? answerFits(nameIn(first) ?? first, {}, undefined, reading, depth) : undefined;
    case '==':
    case '!=': {
      if (typeof second !== 'string' && typeof second !== 'number' && typeof second !== 'boolean') return undefined;
      const value = (operator === '==') === wanted ? { const: second } : { not: { const: second } };
      return answerFits(nameIn(first), value, ['choice', 'yesno', 'integer', 'decimal'], reading, depth);
    }
    case 'in': {
      if (typeof first === 'string') {
        const holds = { contains: { const: first } };
        return answerFits(nameIn(second), wanted ? holds : { not: holds }, ['choices'], reading, depth);
      }
      if (!Array.isArray(second) || second.length === 0) return undefined;
      return answerFits(
        nameIn(first),
        wanted ? { enum: second } : { not: { enum: second } },
        ['choice', 'integer', 'decimal'],
        reading,
        depth,
      );
    }
    default: {
      const keyword = comparisons.get(operator)?.[wanted ? 0 : 1];
      if (keyword === undefined || parts.length !== 2 || typeof second !== 'number') return undefined;
      return answerFits(nameIn(first), { [keyword]: second }, ['integer', 'decimal'], reading, depth);
    }
  }
}

function nameIn(part: Argument | undefined): string | undefined {
  if (typeof part !== 'object' || Array.isArray(part)) return undefined;
  const { var: name } = part as { readonly var?: unknown };
  return typeof name === 'string' ? name : Array.isArray(name) && typeof name[0] === 'string' ? name[0] : undefined;
}

/** Fits where the question is asked and its answer fits `value`. What is hidden is unanswered, so its own conditions count, too. */
function answerFits(
  name: unknown,
  value: JsonSchema,
  types: readonly string[] | undefined,
  reading: SchemaReading,
  depth: number,
): JsonSchema | undefined {
  const read = typeof name === 'string' ? reading.scope.get(name) : undefined;
  // Answers that the form works out or takes back by a filter are not to be told from the submission.
  if (!read || read.question.type === 'calculation' || ('filter' in read.question && read.question.filter !== undefined)) return undefined;
  if (types ? !types.includes(read.question.type) : read.question.type === 'repeat') return undefined;
  const answer: JsonSchema = { properties: Object.fromEntries([[read.question.id, value]]), required: [read.question.id] };
  return all([answer, ...read.showIf.map((part) => comesTo(true, part, reading, depth + 1))]);
}

function all(schemas: readonly (JsonSchema | undefined)[]): JsonSchema | undefined {
  const said = schemas.filter((schema) => schema !== undefined);
  if (said.length < schemas.length) return undefined;
  return said.length === 1 ? said[0] : said.length === 0 ? {} : { allOf: said };
}

function any(schemas: readonly (JsonSchema | undefined)[]): JsonSchema | undefined {
  const said = schemas.filter((schema) => schema !== undefined);
  return said.length > 1 ? { anyOf: said } : said[0];
}
