import type { MiddlewareHandler } from 'hono';

/** As many of the largest forms as a small machine can hold at one time; what is made of a body takes about as much again. */
const usualBytes = 128 * 2 ** 20;

/** There is no memory left for what somebody sends at this moment. */
export class TooBusyError extends Error {
  override readonly name = 'TooBusyError';
}

interface Budget {
  free: number;
}

interface Hold {
  readonly budget: Budget;
  bytes: number;
}

const holds = new WeakMap<Request, Hold>();

/** Lets the bodies that are held at one time have so many bytes in all. Bytes count as they come, so that claims alone take nothing away. */
export function limitBodies(bytes = usualBytes): MiddlewareHandler {
  const budget: Budget = { free: bytes };
  return async ({ req: { raw } }, next) => {
    const hold = { budget, bytes: 0 };
    holds.set(raw, hold);
    try {
      await next();
    } finally {
      holds.delete(raw);
      budget.free += hold.bytes;
    }
  };
}

/** Counts bytes that are held until the answer, or given back by a negative number. Says whether there is room for them. */
export function holdBytes(request: Request, bytes: number): boolean {
  const hold = holds.get(request);
  if (!hold) return true;
  if (bytes > hold.budget.free) return false;
  hold.budget.free -= bytes;
  hold.bytes += bytes;
  return true;
}
