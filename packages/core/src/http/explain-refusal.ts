import { CivicError } from '../errors/civic-error.js';
import { readProblem, type Problem } from './problem.js';
import { readRetryAfter } from './retry-after.js';

/** Adds to a refusal what its answer says: why, what is wrong with which field, when to come again. `said` is its body, if JSON. */
export function explainRefusal(refusal: CivicError, headers: Headers, said: Uint8Array | undefined, now: number): CivicError {
  const { text, issues } = readSaid(said);
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

function readSaid(bytes: Uint8Array | undefined): Problem {
  try {
    return bytes ? readProblem(JSON.parse(new TextDecoder().decode(bytes))) : { issues: [] };
  } catch {
    return { issues: [] };
  }
}
