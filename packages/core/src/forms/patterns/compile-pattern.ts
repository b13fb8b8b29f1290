import { Automaton } from './automaton.js';
import { parsePattern } from './parse-pattern.js';
import { PatternRefusal, type PatternFault } from './pattern-tree.js';

export interface Pattern {
  /** States of its automaton: the time for a text is bounded by its length times this. */
  readonly size: number;
  /** Whether it is found anywhere in `text`. */
  test(text: string): boolean;
}

/**
 * Reads a regular expression of the subset that JSON Schema recommends (2020-12, core 6.4), with the meaning of ECMA-262 under the flag
 * `u`: characters, escapes, classes, `\p{…}` of categories and scripts, groups, `|`, `* + ? {m,n}` and their lazy forms, `^`, `$`. What
 * cannot run in linear time is refused with a fault, which has a `message`.
 */
export function compilePattern(source: string): Pattern | PatternFault {
  try {
    return new Automaton(parsePattern(source));
  } catch (refusal) {
    if (refusal instanceof PatternRefusal) return refusal.fault;
    throw refusal;
  }
}
