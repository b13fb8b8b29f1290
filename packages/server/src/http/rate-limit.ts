import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { problem } from './problem.js';
import { TokenBuckets } from './token-buckets.js';

/** Classes of routes that are counted apart. */
export type RouteClass = 'read' | 'write' | 'upload' | 'code' | 'sign-in';

export interface RateLimits {
  /**
   * Requests a minute for each class and network (/24 of IPv4, /56 of IPv6); as many may come at once.
   * @default { read: 600, write: 60, upload: 600, code: 20, 'sign-in': 10 }
   */
  readonly perMinute?: Partial<Readonly<Record<RouteClass, number>>>;
  /** Bytes that each network may send in an hour; as many may come at once. @default 1 GiB */
  readonly bytesPerHour?: number;
  /**
   * Addresses of the web servers in front of this one. Of these alone `X-Forwarded-For` is believed: anybody can write one. Without
   * them all who come through a web server share one bucket. @default []
   */
  readonly trustedProxies?: readonly string[];
  /** Buckets that are remembered; past that the one unused for longest goes. @default 20000 */
  readonly remembered?: number;
}

const usual: Readonly<Record<RouteClass, number>> = { read: 600, write: 60, upload: 600, code: 20, 'sign-in': 10 };
/** Of a body that does not say how long it is: as much as any may be. */
const unsaid = 24 * 2 ** 20;

/** What `limitRates` leaves in the context. */
export interface NetworkEnv {
  readonly Variables: {
    readonly network?: string;
    /** Set by who has answered: it only completed what was counted when it came, as no more than the announced photos do. Its bytes count. */
    completes?: boolean;
  };
}

/** Holds each network to so many requests a minute, by a bucket that fills steadily. More is answered by 429 with Retry-After. */
export function limitRates(
  { perMinute, bytesPerHour = 2 ** 30, trustedProxies = [], remembered = 20_000 }: RateLimits,
  clock: { now(): number },
  addressOf: (context: Context) => string | undefined = (context) => getConnInfo(context).remote.address,
): MiddlewareHandler<NetworkEnv> {
  const limits = { ...usual, ...perMinute };
  const trusted = new Set(trustedProxies.map(plain));
  const buckets = new TokenBuckets(remembered);
  return async (context, next) => {
    const kind = classOf(context.req.method, context.req.path);
    const client = clientOf(addressOf(context), context.req.header('x-forwarded-for'), trusted);
    const network = prefixOf(client);
    const now = clock.now();
    const name = `${kind} ${network}`;
    const size = { perMinute: limits[kind], most: limits[kind] };
    const waitMs =
      buckets.take(name, size, now) ||
      buckets.take(`bytes ${network}`, { perMinute: bytesPerHour / 60, most: bytesPerHour }, now, bytesOf(context));
    if (waitMs > 0) return tooMany('Too many requests from this network', waitMs);
    context.set('network', network);
    await next();
    if (context.var.completes) buckets.giveBack(name, size);
    return undefined;
  };
}

export function tooMany(title: string, waitMs: number): Response {
  return problem(429, title, { headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) } });
}

function bytesOf({ req }: Context): number {
  if (req.header('transfer-encoding') !== undefined) return unsaid;
  const length = Number(req.header('content-length') ?? 0);
  return length > 0 ? length : 0;
}

/** Looking up one number or code is what somebody who guesses them does, by whatever method. */
export function classOf(method: string, path: string): RouteClass {
  // What is below an area goes by its place there: an area, a form or a source may be called like one of them.
  const [, inArea = ''] = /^\/areas\/[^/]+(\/.*)$/.exec(path) ?? [];
  if (/^\/(requests\/by-code|forms\/by-pin|forms\/received)(\/|$)/.test(inArea)) return 'code';
  // An update goes by the code of its report.
  if (method === 'POST' && /(^|^\/areas\/[^/]+)\/open311\/v2\/servicerequestupdates\./.test(path)) return 'code';
  if (method === 'POST' && /^\/staff\/(auth|set-up)(\/|$)/.test(path)) return 'sign-in';
  // One file takes many of them on a weak network.
  if (/^\/uploads(\/|$)/.test(inArea)) return 'upload';
  // Asked by POST so that what is looked for stands in no log.
  if (/^\/hsds(\/|$)/.test(inArea)) return 'read';
  return /^(GET|HEAD|OPTIONS)$/.test(method) ? 'read' : 'write';
}

/** From the right, the first address that no proxy of ours has: what stands left of it anybody may have written. */
function clientOf(remote: string | undefined, forwarded: string | undefined, trusted: ReadonlySet<string>): string {
  let client = plain(remote ?? '');
  const chain = (forwarded ?? '').split(',').map(plain);
  while (trusted.has(client)) {
    const before = chain.pop();
    if (before === undefined || isIP(before) === 0) break;
    client = before;
  }
  return client;
}

/** An IPv4 address of a dual-stack socket stands as `::ffff:192.0.2.1`. */
function plain(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '');
}

/** What one household or office has: changing the last part of an address must not give a new bucket. */
export function prefixOf(address: string): string {
  if (isIP(address) === 4) return address.slice(0, address.lastIndexOf('.'));
  if (isIP(address) !== 6) return 'unknown';
  const [front = '', back] = address.replace(/%.*$/, '').split('::');
  const before = front === '' ? [] : front.split(':');
  const after = back === undefined || back === '' ? [] : back.split(':');
  const groups =
    back === undefined ? before : [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
  const numbers = groups.slice(0, 4).map((group) => parseInt(group, 16));
  numbers[3] = (numbers[3] ?? 0) & 0xff00;
  return numbers.map((number) => number.toString(16)).join(':');
}
