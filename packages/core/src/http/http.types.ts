import type { Instant } from '../when/when.js';
import type { Problem } from './problem.js';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'HEAD';
  url: URL;
  headers?: Record<string, string>;
  body?: Uint8Array<ArrayBuffer> | string;
  /** @default 8 MiB */
  maxBytes?: number;
  /** Whether it may be sent again after a lost answer; GET and HEAD always may. */
  idempotent?: boolean;
  /** Whether anything of the answer may be kept for later requests; `false` for one got with a key or token. @default true */
  keep?: boolean;
  /** What the body of a refusal says, where it is no problem details; given at most 64 KiB. Undefined leaves it to the usual reading. */
  explain?: (body: Uint8Array, headers: Headers) => Problem | undefined | Promise<Problem | undefined>;
}

export interface HttpAnswer {
  status: number;
  /** The final address, after redirects: what relative links resolve against. */
  url: URL;
  headers: Headers;
  /** Decoded from any content encoding. Never to be written to: it may be handed out again. */
  bytes: Uint8Array;
  fetchedAt: Instant;
}

/**
 * The only way out to the network: time-out, retries, caps, relay and authorisation live behind it.
 * Resolves for 2xx (and 304 answered from a kept validator as the kept 200); rejects with a CivicError for everything else.
 */
export interface Http {
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
}
