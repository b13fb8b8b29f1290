/** Tells single characters from others: one code point, or a class as the engine's own RegExp that is only ever given one character. */
export type Matcher = number | RegExp;

/** A pattern as read. */
export type PatternTree =
  | { readonly kind: 'character'; readonly matcher: Matcher }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternTree[] }
  | { readonly kind: 'choice'; readonly parts: readonly PatternTree[] }
  | { readonly kind: 'repeat'; readonly part: PatternTree; readonly least: number; readonly most: number };

/** Why a pattern is refused, and at which of its characters (UTF-16, from 0). */
export interface PatternFault {
  readonly message: string;
  readonly at: number;
}

export class PatternRefusal extends Error {
  readonly fault: PatternFault;

  constructor(message: string, at: number) {
    super(message);
    this.fault = { message, at };
  }
}
