import { CivicError } from '../errors/civic-error.js';
import { onAbort } from './on-abort.js';

/** A timer set for longer fires at once. */
const longestMs = 2 ** 31 - 1;

/**
 * Runs `work` for at most `ms` milliseconds and only as long as `parent` is not aborted. It settles on time even if `work`
 * never looks at the signal it is given. `what` names the work in messages.
 * @throws CivicError `aborted/by-caller`, `timeout/answer`, or what `work` throws
 */
export function withDeadline<T>(parent: AbortSignal, ms: number, what: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (parent.aborted) return reject(abortedByCaller(what));
    const controller = new AbortController();
    const stop = (error: CivicError) => {
      end();
      reject(error);
      controller.abort(error);
    };
    const abort = () => stop(abortedByCaller(what));
    const timer = ms > longestMs ? undefined : setTimeout(() => stop(new CivicError('timeout/answer', `${what} took over ${ms} ms`)), ms);
    const stay = onAbort(parent, abort);
    const end = () => {
      clearTimeout(timer);
      stay();
    };
    // An async function, so that what is thrown before the first promise also ends the timer.
    const run = async () => work(controller.signal);
    run().then(resolve, reject).finally(end);
  });
}

export function abortedByCaller(what: string): CivicError {
  return new CivicError('aborted/by-caller', `${what} was aborted`);
}
