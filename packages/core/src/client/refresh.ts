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
/** About when what has failed is tried again; each page waits a time of its own, so that a server is not met by all at once. */
const failedMs = 60_000;
/** A timer set for longer fires at once. */
const longestMs = 2 ** 31 - 1;

/**
 * Runs `refresh` now, then `everyMs` after it has ended, and when the page comes back to the front or online. When `refresh` says
 * that not all is well, it runs again within a minute and a half. A page in the back waits until it is seen. Ends with either signal.
 */
export function keepRefreshing(refresh: () => Promise<boolean>, { signal, closing, everyMs, clock }: RefreshOptions): void {
  let running = false;
  let well = false;
  let ranAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const { document } = globalThis;

  const run = async () => {
    if (running || signal.aborted || closing.aborted) return;
    running = true;
    clearTimeout(timer);
    ranAt = clock.now();
    try {
      well = await refresh();
    } finally {
      running = false;
    }
    const pause = well ? everyMs : Math.min(everyMs, failedMs * (0.5 + Math.random()));
    if (!signal.aborted && !closing.aborted) timer = setTimeout(tick, Math.min(pause, longestMs));
  };
  const tick = () => {
    if (!document?.hidden) void run();
  };
  const comeBack = () => {
    const old = clock.now() - ranAt >= Math.min(oldMs, everyMs);
    if (!document?.hidden && (old || !well)) void run();
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
