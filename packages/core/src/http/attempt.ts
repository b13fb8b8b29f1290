import { isCivicError } from '../errors/civic-error.js';
import { withDeadline } from '../deadline/with-deadline.js';
import { takeOwn } from '../objects/take-own.js';
import { toInstant } from '../when/to-instant.js';
import type { HttpSettings } from './http-options.js';
import type { HttpAnswer, HttpRequest } from './http.types.js';
import { printUrl } from './print-url.js';
import { explainSilence } from './reach.js';
import { readBody, type BodyLimits } from './read-body.js';
import { readRefusal } from './refusal.js';
import type { Validators } from './validators.js';

const defaultMaxBytes = 8 * 1024 * 1024;

/** One try: from sending to the last byte. @throws CivicError for everything but a success */
export function attempt(
  asked: HttpRequest,
  prepared: Request,
  settings: HttpSettings,
  validators: Validators,
  parent: AbortSignal,
): Promise<HttpAnswer> {
  const limits = limitsOf(asked);
  return withDeadline(parent, settings.tryTimeoutMs, limits.what, async (signal) => {
    const response = await fetchOrExplain(asked, prepared, settings, signal, limits.what);
    if (response.status === 304) {
      const kept = validators.find(asked, settings.clock.now());
      if (kept) return kept;
    }
    if (!response.ok) throw await readRefusal(response, limits, settings.clock.now());
    const bytes = await readBody(response, limits);
    const answer: HttpAnswer = {
      status: response.status,
      url: new URL(response.url || asked.url),
      headers: response.headers,
      bytes,
      fetchedAt: toInstant(settings.clock.now()),
    };
    validators.keep(asked, answer);
    return answer;
  });
}

export function limitsOf(asked: HttpRequest): BodyLimits {
  const url = printUrl(asked.url);
  return { what: `${asked.method} ${url}`, url, maxBytes: asked.maxBytes ?? defaultMaxBytes };
}

async function fetchOrExplain(
  asked: HttpRequest,
  prepared: Request,
  settings: HttpSettings,
  signal: AbortSignal,
  what: string,
): Promise<Response> {
  try {
    return await settings.fetch(prepared, takeOwn({ signal }));
  } catch (cause) {
    if (isCivicError(cause) || signal.aborted) throw cause;
    throw await explainSilence(cause, asked.url, what, settings, signal);
  }
}
