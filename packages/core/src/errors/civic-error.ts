import type { KnownErrorCode } from './codes.js';

/** The closed set of ways in which something fails; `retry` follows from it unless a source says otherwise. */
export type ErrorKind =
  | 'config'
  | 'offline'
  | 'timeout'
  | 'network'
  | 'cors'
  | 'http'
  | 'protocol'
  | 'invalid'
  | 'refused'
  | 'auth'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'storage'
  | 'aborted';

/** `kind/detail`. Codes of CivicKit are listed in `errorCodes`; a vendor's adapter may add its own. */
export type ErrorCode = KnownErrorCode | (`${ErrorKind}/${string}` & {});

/** Whether trying again can help: never, after `retryAfterMs`, or later when circumstances have changed. */
export type Retry = 'never' | 'after' | 'later';

/** One thing that is wrong with a value, at a JSON Pointer-like path. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** What is known about a failure beyond its code. */
export interface CivicErrorDetails {
  cause?: unknown;
  source?: string;
  url?: string;
  status?: number;
  retry?: Retry;
  retryAfterMs?: number;
  issues?: readonly Issue[];
}

const retried: ReadonlySet<string> = new Set(['offline', 'timeout', 'network', 'storage']);

/**
 * The only error that CivicKit throws. Recognise it by `isCivicError`, never by `instanceof`: two bundles may share a page.
 * Its message is for developers; what a resident reads is a catalogue text.
 */
export class CivicError extends Error {
  readonly brand = 'civickit';
  override readonly name = 'CivicError';
  readonly kind: ErrorKind;
  readonly code: ErrorCode;
  readonly source?: string;
  readonly url?: string;
  readonly status?: number;
  readonly retry: Retry;
  readonly retryAfterMs?: number;
  readonly issues?: readonly Issue[];

  constructor(code: ErrorCode, message: string, details: CivicErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.kind = code.slice(0, code.indexOf('/')) as ErrorKind;
    this.retry = details.retry ?? (retried.has(this.kind) ? 'later' : 'never');
    if (details.source !== undefined) this.source = details.source;
    if (details.url !== undefined) this.url = details.url;
    if (details.status !== undefined) this.status = details.status;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.issues !== undefined) this.issues = details.issues;
  }
}

/** Whether `value` is a CivicError, of this or of another copy of CivicKit on the page. */
export function isCivicError(value: unknown): value is CivicError {
  return value instanceof Error && (value as Partial<CivicError>).brand === 'civickit';
}
