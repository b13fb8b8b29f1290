import { CivicError, type CivicErrorDetails } from '../errors/civic-error.js';
import { readProblem, type Problem } from './problem.js';
import { readBody, type BodyLimits } from './read-body.js';
import { readRetryAfter } from './retry-after.js';

const mostProblemBytes = 64 * 1024;

/** The error for an answer that is no success, with what the server says about it. Reads at most 64 KiB. */
export async function readRefusal(response: Response, limits: BodyLimits, now: number): Promise<CivicError> {
  const { status, headers } = response;
  const { text, issues } = await readSaid(response, limits);
  const after = readRetryAfter(headers, now);
  const details: CivicErrorDetails = { status, url: limits.url, retry: retriedStatus(status) ? 'later' : 'never' };
  if (after !== undefined && details.retry === 'later') Object.assign(details, { retry: 'after', retryAfterMs: after });
  if (issues.length > 0) details.issues = issues;
  const code = status === 429 ? 'http/rate-limited' : status >= 500 ? 'http/server-error' : 'http/client-error';
  return new CivicError(code, `${limits.what} answered ${status}${text ? `: ${text}` : ''}`, details);
}

/** Whether the same request may succeed later: the server was busy, broken or in the way, not opposed. */
export function retriedStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

async function readSaid(response: Response, limits: BodyLimits): Promise<Problem> {
  if (!/[/+]json\b/i.test(response.headers.get('content-type') ?? '')) {
    void response.body?.cancel().catch(() => undefined);
    return { issues: [] };
  }
  try {
    const bytes = await readBody(response, { ...limits, maxBytes: mostProblemBytes });
    return readProblem(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    // The status alone is enough; what cannot be read about it is left out.
    return { issues: [] };
  }
}
