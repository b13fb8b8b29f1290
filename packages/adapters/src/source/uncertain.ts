import { CivicError, isCivicError } from '@civickit/core';

/**
 * The error after something was sent. What was answered but cannot be read, be it by us or for want of CORS, leaves open whether the
 * report arrived, so that it may not simply be sent again.
 */
export function uncertain(error: unknown): unknown {
  if (!isCivicError(error) || !unread.has(error.kind)) return error;
  const { code, message, cause, source, url, status, issues } = error;
  return new CivicError(code, message, { cause, source, url, status, issues, retry: 'later' });
}

const unread: ReadonlySet<string> = new Set(['protocol', 'too-large', 'cors']);
