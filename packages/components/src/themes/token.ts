import { type CSSResult, unsafeCSS } from 'lit';
import { families, scale, type Token, tokens } from './tokens.js';

// The release has what these give in place of the calls: packages/embed/build/tight-styles.ts.

/** `var(--civic-<name>, default)` for a stylesheet. */
export function token(name: Token): CSSResult {
  return unsafeCSS(`var(--civic-${name}, ${tokens[name]})`);
}

/** A step of the type scale. */
export function step(name: keyof typeof scale): CSSResult {
  return unsafeCSS(scale[name]);
}

/** The fonts of a script, unless the page sets its own for all. */
export function family(name: keyof typeof families): CSSResult {
  return unsafeCSS(`var(--civic-font-family, ${families[name]})`);
}
