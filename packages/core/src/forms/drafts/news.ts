import { sharedKey } from './places.js';

/** What pages tell each other: which draft was written or removed, by whom; or that the switch for a shared phone was set. */
type Told = { readonly draft: string; readonly writer: string } | { readonly switched: true };

export interface DraftNews {
  tell(told: Told): void;
  close(): void;
}

/** By BroadcastChannel; where there is none, pages look when they come to the front, and with every write, and hear of the switch alone. */
export function openNews(hear: (told: Told) => void): DraftNews {
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('civickit drafts') : undefined;
  channel?.addEventListener('message', ({ data }: MessageEvent<Told>) => hear(data));
  // Other pages hear of what is written to `localStorage`, where switches lie.
  const switched = ({ key }: StorageEvent) => key?.endsWith(sharedKey) && hear({ switched: true });
  if (!channel) globalThis.addEventListener?.('storage', switched);
  // Node would wait for it for ever.
  (channel as { unref?: () => void } | undefined)?.unref?.();
  return {
    tell: (told) => channel?.postMessage(told),
    close() {
      channel?.close();
      globalThis.removeEventListener?.('storage', switched);
    },
  };
}
