import { CivicError } from '@civickit/core';
import { parsedJson } from '../source/json-text.js';

/** Where an answer came from, for its errors. */
export interface AnswerOrigin {
  readonly source: string;
  /** The final address, after redirects. */
  readonly url: URL;
}

/**
 * The JSON in an answer of an interface. The header is not asked: what begins like a page is one, whatever it claims to be.
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`
 */
export function readJson(bytes: Uint8Array, { source, url }: AnswerOrigin): unknown {
  const details = { source, url: url.href };
  // TextDecoder drops a byte order mark.
  const text = new TextDecoder().decode(bytes).trimStart();
  if (text.startsWith('<')) throw new CivicError('protocol/html-instead', `${url.href} answered with a page instead of JSON.`, details);
  return parsedJson(text, details);
}
