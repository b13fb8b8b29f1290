import { CivicError } from '../errors/civic-error.js';

/** Half of a frame at 60 Hz: what a parser may take before a key or a scroll gets its turn. */
const sliceMs = 8;

/** Resolves when the event loop has had a turn, sooner than a timer where the platform allows it. */
export function yieldToMain(): Promise<void> {
  const { scheduler, setImmediate } = globalThis as { scheduler?: { yield?(): Promise<void> }; setImmediate?: (then: () => void) => void };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    if (setImmediate) return setImmediate(resolve);
    // Timers of a page in the background run once a second; messages do not wait.
    if (typeof MessageChannel === 'undefined') return void setTimeout(resolve);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

/**
 * Runs `work` to its end, giving way to the event loop after every 8 ms. The work says by `yield` where it can pause; it should do so
 * at least once a millisecond.
 * @throws CivicError `aborted/by-caller`, and whatever the work throws
 */
export async function inSlices<T>(work: Generator<void, T>, signal?: AbortSignal): Promise<T> {
  stopIfAborted(signal);
  let until = performance.now() + sliceMs;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await yieldToMain();
    stopIfAborted(signal);
    until = performance.now() + sliceMs;
  }
}

/** Runs `work` to its end at once, for texts known to be short. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CivicError('aborted/by-caller', 'Reading was aborted', { cause: signal.reason });
}
