import { lookup as lookUp } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { CivicError, isCivicError } from '@civickit/core';
import { isPublicAddress } from './public-address.js';

/** An address that a name has, as `dns.lookup` gives it. */
interface ResolvedAddress {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

export interface GuardedRequest {
  /** @default 'GET' */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Hosts that the configuration names, as `host` or `host:port`: they alone may lie in the office's own network. @default [] */
  readonly privateHosts?: readonly string[];
  /** For all of it, from the name's address to the last byte. @default 10000 */
  readonly timeoutMs?: number;
  /** @default 1 MiB */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
  /** All addresses of a name. @default those of the system */
  readonly resolve?: (name: string) => Promise<readonly ResolvedAddress[]>;
}

/** What came back; a redirect is an answer like others and is not followed. */
export interface GuardedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

const schemes: Readonly<Record<string, typeof requestHttp>> = { 'http:': requestHttp, 'https:': requestHttps };

/**
 * Asks an address that somebody else wrote, and no other machine than one that everybody can reach: every address of its name must be
 * public, and the connection goes to one of those that were judged.
 * @throws CivicError `invalid/url` for another scheme, or a name and password in it; `refused/private-host`; `timeout/answer`,
 *   `too-large/answer`, `network/unreachable`, `aborted/by-caller`
 */
export async function guardedFetch(address: string | URL, request: GuardedRequest = {}): Promise<GuardedAnswer> {
  const { privateHosts = [], timeoutMs = 10_000, maxBytes = 2 ** 20, signal, resolve = resolveBySystem } = request;
  const url = checkedUrl(address);
  const isNamed = privateHosts.some((host) => [url.host, url.hostname].includes(host.toLowerCase()));
  // An address in place of a name is never looked up.
  if (!isNamed && isLiteral(url.hostname) && !isPublicAddress(bare(url.hostname))) throw refusal(url);
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await send(url, request, {
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      lookup: (name, options, done) => {
        resolve(name).then(
          (found) => {
            if (!isNamed && !found.every((one) => isPublicAddress(one.address))) return done(refusal(url), '', 4);
            const [first] = found;
            if (!first) return done(new Error('the name has no address'), '', 4);
            return options.all ? done(null, [...found]) : done(null, first.address, first.family);
          },
          (error: unknown) => done(error as NodeJS.ErrnoException, '', 4),
        );
      },
    });
    return { status: answer.statusCode ?? 0, headers: headersOf(answer), body: await readAnswer(answer, maxBytes, url) };
  } catch (cause) {
    if (isCivicError(cause)) throw cause;
    if (signal?.aborted) throw new CivicError('aborted/by-caller', `${url.origin} is not asked any more`, { cause });
    if (deadline.aborted) throw new CivicError('timeout/answer', `${url.origin} gave no answer within ${timeoutMs} ms`, { cause });
    throw new CivicError('network/unreachable', `${url.origin} gave no answer`, { cause });
  }
}

function checkedUrl(address: string | URL): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !(url.protocol in schemes)) throw new CivicError('invalid/url', 'The address is none of http: or https:');
  if (url.username !== '' || url.password !== '') throw new CivicError('invalid/url', 'The address must hold no name and password');
  return url;
}

/** No proxy of the environment, no kept connection: each request is a connection to an address judged for it. */
function send(url: URL, { method = 'GET', headers, body }: GuardedRequest, options: RequestOptions & { readonly lookup: LookupFunction }) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asked = schemes[url.protocol]?.(url, {
      ...options,
      method,
      headers: { 'accept-encoding': 'identity', ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      agent: false,
    });
    asked?.on('response', resolve).on('error', reject).end(body);
  });
}

async function readAnswer(answer: IncomingMessage, maxBytes: number, { origin }: URL): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (length > maxBytes) throw new CivicError('too-large/answer', `${origin} gave more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) for (const value of values) headers.append(name, value);
  return headers;
}

function refusal({ host }: URL): CivicError {
  return new CivicError(
    'refused/private-host',
    `${host} is not asked: it lies in a private network, and the configuration does not name it`,
  );
}

function isLiteral(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(hostname);
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function resolveBySystem(name: string): Promise<readonly ResolvedAddress[]> {
  return new Promise((resolve, reject) =>
    lookUp(name, { all: true, verbatim: true }, (error, found) => (error ? reject(error) : resolve(found))),
  );
}
