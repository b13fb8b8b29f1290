import type { After } from './guard.js';

/** How pages of one origin hear that something has changed. */
export interface News {
  /** Tells this page and the others. */
  tell(): void;
  /** @returns a function that takes it back */
  listen(hear: () => void): () => void;
  close(): void;
}

const pollMs = 5000;

/** By BroadcastChannel; where there is none, whoever listens looks again every five seconds. */
export function openNews(name: string, after: After): News {
  const listeners = new Set<() => void>();
  const hear = () => {
    for (const listener of [...listeners]) listener();
  };
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : undefined;
  channel?.addEventListener('message', hear);
  // Node would wait for it for ever.
  (channel as { unref?: () => void } | undefined)?.unref?.();

  let cancel: (() => void) | undefined;
  function poll(): void {
    cancel = undefined;
    hear();
    plan();
  }
  function plan(): void {
    if (!channel && listeners.size > 0) cancel ??= after(pollMs, poll);
  }

  return {
    tell() {
      hear();
      channel?.postMessage(0);
    },
    listen(listener) {
      const own = () => listener();
      listeners.add(own);
      plan();
      return () => listeners.delete(own);
    },
    close() {
      listeners.clear();
      cancel?.();
      channel?.close();
    },
  };
}
