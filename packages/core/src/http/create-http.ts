import ky, { type Options } from 'ky';
import { isCivicError } from '../errors/civic-error.js';
import { withDeadline } from '../deadline/with-deadline.js';
import { attempt, limitsOf } from './attempt.js';
import { fillHttpOptions, type HttpOptions, type HttpSettings } from './http-options.js';
import type { Http, HttpAnswer, HttpRequest } from './http.types.js';
import { createValidators, type Validators } from './validators.js';

/**
 * The way out to the network: bounded in time, tries and bytes; without cookies; every failure typed.
 * Other servers learn the page's origin, as the browser demands, but not its address.
 */
export function createHttp(options?: HttpOptions): Http {
  const settings = fillHttpOptions(options);
  const validators = createValidators(settings.validatorBytes);
  return {
    send(given, signal) {
      const request = { ...noRequest, ...given };
      return withDeadline(signal, settings.timeoutMs, limitsOf(request).what, (within) =>
        sendWithRetries(request, settings, validators, within),
      );
    },
  };
}

function sendWithRetries(asked: HttpRequest, settings: HttpSettings, validators: Validators, signal: AbortSignal): Promise<HttpAnswer> {
  const until = performance.now() + settings.timeoutMs;
  let wait = 0;
  return new Promise((resolve, reject) => {
    const options: Options = {
      ...neutral,
      method: asked.method,
      headers: { ...asked.headers, ...validators.conditions(asked) },
      body: asked.body,
      // A browser's own cache revalidates without the preflight that a conditional header of ours would cost.
      cache: asked.keep === false ? 'no-store' : 'no-cache',
      signal,
      retry: {
        limit: settings.retries,
        methods: [asked.method],
        shouldRetry({ error, retryCount }) {
          const chosen = chooseWait(error, retryCount, settings);
          wait = chosen ?? 0;
          return chosen !== undefined && repeatable(asked) && performance.now() + chosen < until;
        },
        delay: () => wait,
      },
      // The body is read within the try, so that an answer that breaks off or drips counts as a failed try.
      fetch: async (prepared) => {
        resolve(await attempt(asked, prepared as Request, settings, validators, signal));
        return new Response();
      },
    };
    ky(asked.url.href, options).catch(reject);
  });
}

const noRequest = { headers: undefined, body: undefined, maxBytes: undefined, idempotent: undefined, keep: undefined };

/** Own values for everything that ky and fetch look up, so that nothing is found on a polluted `Object.prototype`. */
const neutral: Options = {
  credentials: 'omit',
  duplex: undefined,
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

function repeatable({ method, idempotent }: HttpRequest): boolean {
  return method === 'GET' || method === 'HEAD' || idempotent === true;
}
