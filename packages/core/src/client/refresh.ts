import { onAbort } from '../deadline/on-abort.js';
import type { Clock } from '../source/source.js';

export interface RefreshOptions {
  readonly signal: AbortSignal;
  readonly closing: AbortSignal;
  readonly everyMs: number;
  readonly clock: Clock;
}

/** How old a page must be to be refreshed when it comes back to the front or online. */
const oldMs = 60_000;
/** A timer set for longer fires at once. */
const longestMs = 2 ** 31 - 1;

/**
 * Runs `refresh` now, then `everyMs` after it has ended, and when the page comes back to the front or online. A page in the back
 * waits until it is seen again. Ends with either signal.
 */
export function keepRefreshing(refresh: () => Promise<void>, { signal, closing, everyMs, clock }: RefreshOptions): void {
  let running = false;
  let ranAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const { document } = globalThis;

  const run = async () => {
    if (running || signal.aborted || closing.aborted) return;
    running = true;
    clearTimeout(timer);
    ranAt = clock.now();
    try {
      await refresh();
    } finally {
      running = false;
    }
    if (!signal.aborted && !closing.aborted) timer = setTimeout(tick, Math.min(everyMs, longestMs));
  };
  const tick = () => {
    if (!document?.hidden) void run();
  };
  const comeBack = () => {
    if (!document?.hidden && clock.now() - ranAt >= Math.min(oldMs, everyMs)) void run();
  };
  const end = () => {
    clearTimeout(timer);
    document?.removeEventListener('visibilitychange', comeBack);
    globalThis.removeEventListener?.('online', comeBack);
    for (const stay of stays) stay();
  };
  document?.addEventListener('visibilitychange', comeBack);
  globalThis.addEventListener?.('online', comeBack);
  const stays = [onAbort(signal, end), onAbort(closing, end)];
  void run();
}
