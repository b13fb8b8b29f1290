import type { LogicValue } from './expression.js';

/** What an expression can ask about; without it there is nothing it reaches. */
export interface Scope {
  /**
   * The answer to a question as seen from here: of this instance of a repeat first, then outwards; undefined where it is unanswered or
   * hidden. `a.b` gives what each instance of the repeat `a` answers to `b`, as a list without the unanswered.
   */
  read(name: string): LogicValue | undefined;
  condition(name: string): boolean | undefined;
  /** A field of the option that is being judged, while options are filtered. */
  option?(field: string): string | undefined;
  /** From 1, in the innermost repeat. */
  readonly position?: number | undefined;
  /** Instances of a repeat, for `some` and `every`. */
  each?(repeat: string): readonly Scope[];
  /** `YYYY-MM-DD` in the municipality's zone. */
  today(): string;
  /** RFC 3339, with the offset of the municipality's zone. */
  now(): string;
}
