import type { After } from './guard.js';
import type { OutboxRecord } from './record.js';

/** How pages of one origin hear that something has changed. */
export interface News {
  /** Tells this page and the others; `parting` is nowhere else any more. */
  readonly tell: (parting?: OutboxRecord) => void;
  /** @returns a function that takes it back */
  listen(hear: (parting?: OutboxRecord) => void): () => void;
  close(): void;
}

const pollMs = 5000;

/** By BroadcastChannel; where there is none, whoever listens looks again every five seconds. */
export function openNews(name: string, after: After): News {
  const listeners = new Set<(parting?: OutboxRecord) => void>();
  const hear = (parting?: OutboxRecord) => {
    for (const listener of [...listeners]) listener(parting);
  };
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : undefined;
  channel?.addEventListener('message', ({ data }: MessageEvent<OutboxRecord | undefined>) => hear(data));
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
    tell(parting) {
      hear(parting);
      channel?.postMessage(parting);
    },
    listen(listener) {
      listeners.add(listener);
      plan();
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      cancel?.();
      channel?.close();
    },
  };
}
