import ky, { type Options } from 'ky';
import { isCivicError, type CivicError } from '../errors/civic-error.js';
import type { HttpSettings } from './http-options.js';
import type { HttpAnswer, HttpRequest } from './http.types.js';

/** A first try that has failed, and how to make another. */
interface FailedTry {
  readonly asked: HttpRequest;
  readonly error: CivicError;
  /** By `performance.now()`, when no answer will be waited for any more. */
  readonly until: number;
  readonly attempt: () => Promise<HttpAnswer>;
}

/** Waits and tries again as long as that can help. @throws CivicError of the last try */
export function tryAgain(
  { asked, error: first, until, attempt }: FailedTry,
  settings: HttpSettings,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  let started = false;
  let wait = 0;
  return new Promise((resolve, reject) => {
    const options: Options = {
      ...neutral,
      method: asked.method,
      signal,
      retry: {
        limit: settings.retries,
        methods: [asked.method],
        shouldRetry({ error, retryCount }) {
          const chosen = chooseWait(error, retryCount, settings);
          wait = chosen ?? 0;
          return chosen !== undefined && performance.now() + chosen < until;
        },
        delay: () => wait,
      },
      // ky decides and waits; to it, the first try looks like its own. It never sees a body, so that it has none to clone.
      async fetch() {
        if (!started) {
          started = true;
          throw first;
        }
        resolve(await attempt());
        return new Response();
      },
    };
    // On a page where ky itself cannot run, as with a `signal` on `Object.prototype`, the first try was the last.
    ky(asked.url.href, options).catch((error: unknown) => reject(isCivicError(error) ? error : first));
  });
}

/** Own values for everything that ky and fetch look up, so that nothing is found on a polluted `Object.prototype`. */
const neutral: Options = {
  body: undefined,
  cache: undefined,
  context: {},
  credentials: 'omit',
  duplex: undefined,
  headers: {},
  hooks: {},
  integrity: undefined,
  json: undefined,
  keepalive: undefined,
  mode: 'cors',
  onDownloadProgress: undefined,
  onUploadProgress: undefined,
  parseJson: undefined,
  prefixUrl: '',
  priority: undefined,
  redirect: 'follow',
  referrer: undefined,
  referrerPolicy: 'same-origin',
  searchParams: undefined,
  stringifyJson: undefined,
  throwHttpErrors: false,
  timeout: false,
  window: undefined,
} as Options;

/** Milliseconds before the next try; undefined if there is none. */
function chooseWait(error: unknown, tries: number, settings: HttpSettings): number | undefined {
  if (!isCivicError(error) || error.retry === 'never' || error.kind === 'offline') return undefined;
  if (error.retryAfterMs !== undefined) return error.retryAfterMs > settings.maxRetryAfterMs ? undefined : error.retryAfterMs;
  return Math.random() * settings.backoffMs * 2 ** (tries - 1);
}
