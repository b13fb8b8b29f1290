import { CivicError } from '../errors/civic-error.js';

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
    const timer = ms === Infinity ? undefined : setTimeout(() => stop(new CivicError('timeout/answer', `${what} took longer than ${ms} ms`)), ms);
    const end = () => {
      clearTimeout(timer);
      parent.removeEventListener('abort', abort);
    };
    parent.addEventListener('abort', abort);
    // An async function, so that what is thrown before the first promise also ends the timer.
    const run = async () => work(controller.signal);
    run().then(resolve, reject).finally(end);
  });
}

export function abortedByCaller(what: string): CivicError {
  return new CivicError('aborted/by-caller', `${what} was aborted by its caller`);
}
