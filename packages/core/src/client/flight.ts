import { onAbort } from '../deadline/on-abort.js';
import { abortedByCaller } from '../deadline/with-deadline.js';

/** One piece of work that several askers wait for. It is aborted only when all of them have gone. */
export interface Flight<T> {
  /** Rejects with `aborted/by-caller` as soon as this asker's signal is aborted. */
  join(signal: AbortSignal): Promise<T>;
}

/**
 * Starts `run` at once; `closing` aborts it for everybody. `onEnd` is called when it has settled or nobody waits any more:
 * nobody may join from then on.
 */
export function startFlight<T>(what: string, closing: AbortSignal, run: (signal: AbortSignal) => Promise<T>, onEnd: () => void): Flight<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (closing.aborted) abort();
  const stayOpen = onAbort(closing, abort);
  const outcome = run(controller.signal).finally(() => {
    stayOpen();
    onEnd();
  });
  outcome.catch(() => undefined);
  let waiting = 0;

  return {
    join(signal) {
      waiting += 1;
      return new Promise<T>((resolve, reject) => {
        const leave = () => {
          reject(abortedByCaller(what));
          waiting -= 1;
          if (waiting > 0) return;
          onEnd();
          abort();
        };
        if (signal.aborted) return leave();
        outcome.then(resolve, reject).finally(onAbort(signal, leave));
      });
    },
  };
}
