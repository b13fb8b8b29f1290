import type { Expression } from './expression.js';
import { readOperation } from './read-operation.js';
import { deepest } from './signatures.js';

/** What the value of an expression hangs on. */
export interface Reads {
  /**
   * As `var` names them. `a.b` is `b` as seen from an instance of the repeat `a`: what `var` reads of all instances, and what a `var` in
   * `some` or `every` over `a` reads.
   */
  readonly answers: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
  /** Whether it asks for today or now. */
  readonly clock: boolean;
}

export function readsOf(expression: Expression): Reads {
  const { answers, judged, clock } = readsWithin(expression);
  return { answers, conditions: new Set(judged.map(([, condition]) => condition)), clock };
}

/** The same, with where its conditions are judged. */
export interface ReadsWithin extends Omit<Reads, 'conditions'> {
  /** `['a.b.', 'c']` is `c` in instances of `b` in those of `a`. */
  readonly judged: readonly (readonly [within: string, condition: string])[];
}

export function readsWithin(expression: Expression): ReadsWithin {
  const reads: Collected = { answers: new Set(), judged: [], clock: false };
  collect(expression, '', 0, reads);
  return reads;
}

interface Collected {
  readonly answers: Set<string>;
  readonly judged: (readonly [string, string])[];
  clock: boolean;
}

function collect(argument: unknown, within: string, depth: number, reads: Collected): void {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument) || depth > deepest) return;
  const operation = readOperation(argument);
  if (!operation) return;
  const { operator, args } = operation;
  const name = typeof args[0] === 'string' ? args[0] : '';
  const each = operator === 'some' || operator === 'every';
  if (operator === 'today' || operator === 'now') reads.clock = true;
  else if (operator === 'condition') reads.judged.push([within, name]);
  else if (operator === 'var' || each) reads.answers.add(within + name);
  for (const inner of args) collect(inner, each ? `${within}${name}.` : within, depth + 1, reads);
}
