import type { Expression } from '../logic/expression.js';

/** A filter that looks up an answer in a field of the options, parted from what else it demands. */
export interface SplitFilter {
  readonly key?: { readonly field: string; readonly name: string } | undefined;
  readonly rest: readonly Expression[];
}

/** Finds `{ "==": [{ "option": field }, { "var": name }] }`, either way round, alone or as one of the arguments of `and`. */
export function splitFilter(filter: Expression | undefined): SplitFilter {
  if (filter === undefined) return { rest: [] };
  const demands = (argumentsOf(filter, 'and') ?? [filter]) as readonly Expression[];
  const keys = demands.map(keyOf);
  const at = keys.findIndex((key) => key !== undefined);
  return at < 0 ? { rest: [filter] } : { key: keys[at], rest: demands.filter((_, index) => index !== at) };
}

function keyOf(demand: Expression): SplitFilter['key'] {
  const [first, second, ...more] = argumentsOf(demand, '==') ?? [];
  const field = nameIn(first, 'option') ?? nameIn(second, 'option');
  const name = nameIn(first, 'var') ?? nameIn(second, 'var');
  return field !== undefined && name !== undefined && more.length === 0 ? { field, name } : undefined;
}

function argumentsOf(expression: unknown, operator: string): readonly unknown[] | undefined {
  if (typeof expression !== 'object' || expression === null || Object.keys(expression).join('\n') !== operator) return undefined;
  const given: unknown = (expression as Readonly<Record<string, unknown>>)[operator];
  return Array.isArray(given) ? (given as readonly unknown[]) : [given];
}

function nameIn(argument: unknown, operator: string): string | undefined {
  const [name, ...more] = argumentsOf(argument, operator) ?? [];
  return typeof name === 'string' && more.length === 0 ? name : undefined;
}
