import { takeOwn } from '../objects/take-own.js';
import type { Clock } from '../source/source.js';

/** How `createHttp` behaves. Times are in milliseconds. */
export interface HttpOptions {
  /** For everything: all tries, the waits between them and reading the body. @default 10000 */
  timeoutMs?: number;
  /** For one try, reading the body included. @default 8000 */
  tryTimeoutMs?: number;
  /** Tries after the first. @default 2 */
  retries?: number;
  /** The longest `Retry-After` that is waited for; a longer one rejects at once and is told in `retryAfterMs`. @default 5000 */
  maxRetryAfterMs?: number;
  /** The longest wait before the first retry; it doubles with each, and the wait is drawn evenly from zero up. @default 300 */
  backoffMs?: number;
  /** Bytes kept in memory to revalidate by ETag or date. @default 0 in browsers, which have a cache of their own; 8 MiB elsewhere */
  validatorBytes?: number;
  /** Sends what is prepared. @default the `fetch` of when `createHttp` was called */
  fetch?: typeof globalThis.fetch;
  /**
   * Whether the cookies of the page's own site go along. Never those of another site. For pages behind a sign-in, such as those of staff;
   * what residents read and send needs none. @default 'omit'
   */
  credentials?: 'omit' | 'same-origin';
  /** Origin of the page or worker; absent where there is none, as in Node. @default location.origin */
  origin?: string;
  clock?: Clock;
}

/** The options with every default filled in. */
export interface HttpSettings extends Required<Omit<HttpOptions, 'origin'>> {
  readonly origin: string | undefined;
}

export function fillHttpOptions(options?: HttpOptions): HttpSettings {
  const { fetch } = globalThis;
  const own = takeOwn(options);
  const origin = 'origin' in own ? own.origin : globalThis.location?.origin;
  return {
    timeoutMs: own.timeoutMs ?? 10_000,
    tryTimeoutMs: own.tryTimeoutMs ?? 8000,
    retries: own.retries ?? 2,
    maxRetryAfterMs: own.maxRetryAfterMs ?? 5000,
    backoffMs: own.backoffMs ?? 300,
    validatorBytes: own.validatorBytes ?? (origin === undefined ? 8 * 1024 * 1024 : 0),
    // A bare call keeps `this` undefined, which the native fetch needs; a method call would make it throw.
    fetch: own.fetch ?? ((input, init) => fetch(input, init)),
    credentials: own.credentials ?? 'omit',
    origin,
    clock: own.clock ?? Date,
  };
}
