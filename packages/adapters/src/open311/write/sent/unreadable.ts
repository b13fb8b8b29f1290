import { CivicError } from '@civickit/core';

/** What is wrong with a body as a whole, and no field's fault. */
export function unreadable(message: string, cause?: unknown): CivicError {
  return new CivicError('invalid/draft', message, { cause, issues: [{ path: '', message }] });
}

export function tooManyFields(most: number): CivicError {
  return unreadable(`The body has more than ${most} fields`);
}
