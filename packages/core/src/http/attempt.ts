import { withDeadline } from '../deadline/with-deadline.js';
import { CivicError, isCivicError } from '../errors/civic-error.js';
import { takeOwn } from '../objects/take-own.js';
import { toInstant } from '../when/to-instant.js';
import type { HttpSettings } from './http-options.js';
import type { HttpAnswer, HttpRequest } from './http.types.js';
import { loadAfterFailure } from './load-after-failure.js';
import { printUrl } from './print-url.js';
import { readBody, type BodyLimits } from './read-body.js';

const defaultMaxBytes = 8 * 1024 * 1024;
const mostProblemBytes = 64 * 1024;

/** One try: from sending to the last byte. @throws CivicError for everything but a success */
export function attempt(asked: HttpRequest, settings: HttpSettings, parent: AbortSignal): Promise<HttpAnswer> {
  const limits = limitsOf(asked);
  return withDeadline(parent, settings.tryTimeoutMs, limits.what, async (signal) => {
    const response = await askServer(asked, limits, settings, signal);
    if (!response.ok) throw await refusalOf(response, asked, limits, settings.clock.now());
    return {
      status: response.status,
      url: new URL(response.url || asked.url),
      headers: response.headers,
      bytes: await readBody(response, limits),
      fetchedAt: toInstant(settings.clock.now()),
    };
  });
}

export function limitsOf(asked: HttpRequest): BodyLimits {
  const url = printUrl(asked.url);
  return { what: `${asked.method} ${url}`, url, maxBytes: asked.maxBytes ?? defaultMaxBytes };
}

async function askServer(asked: HttpRequest, limits: BodyLimits, settings: HttpSettings, signal: AbortSignal): Promise<Response> {
  const { method, url, headers, body, keep } = asked;
  const init = takeOwn({
    method,
    headers,
    body,
    // A browser's own cache revalidates without the preflight that a conditional header of ours would cost.
    cache: keep === false ? ('no-store' as const) : ('no-cache' as const),
    credentials: settings.credentials,
    // A redirected POST would become another question, or carry keys to another host.
    redirect: method === 'GET' || method === 'HEAD' ? ('follow' as const) : ('manual' as const),
    referrerPolicy: 'same-origin' as const,
    signal,
  });
  try {
    // No Request: MooTools puts a class of its own in its place.
    return await settings.fetch(url.href, init);
  } catch (cause) {
    if (isCivicError(cause) || signal.aborted) throw cause;
    throw await silenceOf(cause, url, limits, settings, signal);
  }
}

/** The error for an answer that never came. */
async function silenceOf(cause: unknown, asked: URL, limits: BodyLimits, settings: HttpSettings, signal: AbortSignal): Promise<CivicError> {
  const { what, url } = limits;
  if (globalThis.navigator?.onLine === false) {
    return new CivicError('offline/no-network', `${what}: offline`, { cause, url });
  }
  const silence = new CivicError('network/unreachable', `${what}: no answer`, { cause, url });
  const later = await loadAfterFailure();
  return later ? later.explainSilence(silence, asked, limits, settings, signal) : silence;
}

/** The error for an answer that is no success, with what the server says about it. Reads at most 64 KiB. */
async function refusalOf(response: Response, { explain }: HttpRequest, limits: BodyLimits, now: number): Promise<CivicError> {
  const { status, headers, body } = response;
  const code = status === 429 ? 'http/rate-limited' : status >= 500 ? 'http/server-error' : 'http/client-error';
  const retry = isPassing(status) ? 'later' : 'never';
  const refusal = new CivicError(code, `${limits.what} answered ${status}`, { status, url: limits.url, retry });
  const json = /[/+]json\b/i.test(headers.get('content-type') ?? '');
  const later = json || explain || headers.has('retry-after') ? await loadAfterFailure() : undefined;
  // The status alone is enough; what cannot be read about it is left out.
  const said =
    later && (json || explain) ? await readBody(response, { ...limits, maxBytes: mostProblemBytes }).catch(() => undefined) : undefined;
  void body?.cancel().catch(() => undefined);
  return later ? later.explainRefusal(refusal, headers, said, now, explain) : refusal;
}

/** Whether the same request may succeed later: the server was busy, broken or in the way, or got another one (tus 1.0.0, checksum: 460). */
function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status === 460 || (status >= 500 && status !== 501 && status !== 505);
}
