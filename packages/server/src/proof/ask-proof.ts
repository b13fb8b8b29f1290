import type { MiddlewareHandler } from 'hono';
import type { ServerContext } from '../context.js';
import { keyOf } from '../http/idempotency.js';
import { problem } from '../http/problem.js';
import type { NetworkEnv } from '../http/rate-limit.js';
import { TokenBuckets } from '../http/token-buckets.js';
import { isSolved, makeChallenge } from './challenge.js';
import { fillProofSetting, type FilledProofSetting } from './proof-setting.js';

/** What is posted to one place. */
interface Posted {
  /** Whether something came under a key before: its repeats are answered as the first. */
  readonly isKnown: (key: string) => Promise<boolean>;
  /** Whether it may come without a key, as pages without script post. They can work nothing out, and are held by the rate limit alone. */
  readonly unnamed: boolean;
}

/** Lets in what brings a proof of work where one is asked for; before its body is read. */
export function askProof({ proof, secrets, clock }: ServerContext, { isKnown, unnamed }: Posted): MiddlewareHandler {
  if (!proof) return (_, next) => next();
  const setting = fillProofSetting(proof);
  const secret = secrets.keyFor('proof of work');
  const buckets = new TokenBuckets();
  return async (context, next) => {
    const now = clock.now();
    const { network = '' } = context.var as NetworkEnv['Variables'];
    const key = keyOf(context.req.raw.headers);
    // Photos repeat the report that they belong to, and are no pressure.
    if (key !== undefined && (await isKnown(key))) return next();
    const waitMs = pressureOn({ network, path: context.req.path }, buckets, setting, now);
    if (setting.when === 'pressure' && waitMs === 0) return next();
    if (key === undefined && unnamed) return next();
    const proven = key === undefined ? undefined : { path: context.req.path, key };
    if (proven && isSolved(context.req.header('proof-of-work') ?? '', proven, secret, now)) return next();
    // Who cannot solve it may wait until the pressure is over; where it is always asked for there is nothing to wait for.
    const isAlways = setting.when === 'always';
    return problem(isAlways ? 428 : 429, proven ? 'A proof of work is asked for' : 'A proof of work is asked for, of an Idempotency-Key', {
      more: { code: 'http/proof-of-work', ...(proven && { challenge: makeChallenge(proven, setting.hashes, secret, now) }) },
      headers: { 'Cache-Control': 'no-store', ...(!isAlways && { 'Retry-After': String(Math.ceil(waitMs / 1000)) }) },
    });
  };
}

/** Milliseconds until no more comes than is usual; 0 where none does. */
function pressureOn(
  { network, path }: { readonly network: string; readonly path: string },
  buckets: TokenBuckets,
  { perNetwork, perAddress }: FilledProofSetting,
  now: number,
): number {
  return (
    buckets.take(`from ${network}`, { perMinute: perNetwork, most: perNetwork }, now) ||
    buckets.take(`at ${path}`, { perMinute: perAddress, most: perAddress }, now)
  );
}
