import { CivicError } from '@civickit/core';
import { guardedFetch, type GuardedRequest } from './guarded-fetch.js';

const mostRedirects = 5;
/** Whoever asks sets a lower one. */
const mostBytes = 32 * 2 ** 20;
const longestMs = 120_000;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** What may be told to a server that another one names; all else may be a key, which is for the one that was configured. */
const harmless: ReadonlySet<string> = new Set(['accept', 'accept-language', 'user-agent']);
/** Answers that have none (Fetch, null body status). */
const bodiless: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/**
 * `guardedFetch` in the form that `createHttp` takes, for questions only. Redirects are followed, each judged as the first address was;
 * to another origin without the headers that may hold a key.
 * The time-out of a try is that of the caller.
 */
export function guardedFetcher(options: Pick<GuardedRequest, 'privateHosts' | 'maxBytes' | 'resolve'> = {}): typeof fetch {
  return async (input, init = {}) => {
    const { method = 'GET', signal } = init;
    const headers = new Headers(init.headers);
    if (method !== 'GET' && method !== 'HEAD') throw new CivicError('unsupported/capability', `${method} is not sent to other servers`);
    let url = new URL(input instanceof Request ? input.url : input);
    for (let step = 0; step <= mostRedirects; step++) {
      const answer = await guardedFetch(url, {
        maxBytes: mostBytes,
        ...options,
        method,
        headers: Object.fromEntries(headers),
        timeoutMs: longestMs,
        ...(signal && { signal }),
      });
      const target = redirects.has(answer.status) ? answer.headers.get('location') : null;
      if (target === null) return responseOf(answer, url);
      if (!URL.canParse(target, url)) throw new CivicError('network/unreachable', `${url.origin} redirects to nowhere`);
      const next = new URL(target, url);
      if (next.origin !== url.origin) for (const name of [...headers.keys()]) if (!harmless.has(name)) headers.delete(name);
      url = next;
    }
    throw new CivicError('network/unreachable', `${url.origin} redirects without end`);
  };
}

function responseOf({ status, headers, body }: Awaited<ReturnType<typeof guardedFetch>>, url: URL): Response {
  const response = new Response(bodiless.has(status) ? null : body, { status, headers });
  return Object.defineProperty(response, 'url', { value: url.href });
}
