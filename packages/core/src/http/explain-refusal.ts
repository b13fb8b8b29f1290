import { CivicError } from '../errors/civic-error.js';
import type { HttpRequest } from './http.types.js';
import { readProblem, type Problem } from './problem.js';
import { readRetryAfter } from './retry-after.js';

/** Adds to a refusal what its answer says: why, what is wrong with which field, when to come again. `said` is its body. */
export async function explainRefusal(
  refusal: CivicError,
  headers: Headers,
  said: Uint8Array | undefined,
  now: number,
  explain?: HttpRequest['explain'],
): Promise<CivicError> {
  const { text, issues } = await readSaid(said, headers, explain);
  const { code, message, status, url, retry } = refusal;
  const retryAfterMs = retry === 'later' ? readRetryAfter(headers, now) : undefined;
  return new CivicError(code, text ? `${message}: ${text}` : message, {
    status,
    url,
    retry: retryAfterMs === undefined ? retry : 'after',
    retryAfterMs,
    ...(issues.length > 0 ? { issues } : {}),
  });
}

async function readSaid(bytes: Uint8Array | undefined, headers: Headers, explain: HttpRequest['explain']): Promise<Problem> {
  try {
    if (!bytes) return { issues: [] };
    return (await explain?.(bytes, headers)) ?? readProblem(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return { issues: [] };
  }
}
