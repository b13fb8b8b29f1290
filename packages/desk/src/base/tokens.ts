import { scale, tokens, type Token } from '@civickit/components/tokens.js';
import { unsafeCSS, type CSSResult } from 'lit';

/** `var(--civic-<name>, default)` for a stylesheet. */
export function token(name: Token): CSSResult {
  return unsafeCSS(`var(--civic-${name}, ${tokens[name]})`);
}

/** A step of the type scale. */
export function step(name: keyof typeof scale): CSSResult {
  return unsafeCSS(scale[name]);
}
