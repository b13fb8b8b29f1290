const listening = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `leave` when `signal` is aborted, once. Any number of callers share one listener: Node warns of a leak from the eleventh on,
 * and a page of twenty sources has as many. @returns a function that takes it back
 */
export function onAbort(signal: AbortSignal, leave: () => void): () => void {
  const known = listening.get(signal);
  const leaves = known ?? new Set<() => void>();
  if (!known) {
    listening.set(signal, leaves);
    signal.addEventListener('abort', () => {
      for (const one of [...leaves]) one();
      leaves.clear();
    });
  }
  leaves.add(leave);
  return () => leaves.delete(leave);
}
