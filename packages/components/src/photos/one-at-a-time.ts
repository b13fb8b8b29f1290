let last: Promise<unknown> = Promise.resolve();

/** Three large photos decoded at once are more than a small phone has. Who gives up hears so at once; the next waits for what runs. */
export function oneAtATime<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const turn = last.then(() => {
    checkAborted(signal);
    return work();
  });
  last = turn.catch(() => undefined);
  if (!signal) return turn;
  return new Promise((resolve, reject) => {
    const stop = () => reject(reasonOf(signal));
    signal.addEventListener('abort', stop, { once: true });
    void turn.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** @throws the signal's reason */
export function checkAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw reasonOf(signal);
}

/** Engines before 2022 keep no reason. */
function reasonOf(signal: AbortSignal): Error {
  return (signal.reason as Error | undefined) ?? new DOMException('Aborted', 'AbortError');
}
