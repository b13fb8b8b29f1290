import { type CSSResult, unsafeCSS } from 'lit';
import { type Token, tokens } from './tokens.js';

/** `var(--civic-<name>, default)` for a stylesheet. */
export function token(name: Token): CSSResult {
  return unsafeCSS(`var(--civic-${name}, ${tokens[name]})`);
}
