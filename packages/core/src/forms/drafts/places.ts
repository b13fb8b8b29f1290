import { memoryStore } from '../../store/memory-store.js';
import type { Store } from '../../store/store.js';

/** Where drafts are written. */
export interface Place {
  readonly store: Store;
  /** Why it lasts no longer than the page. */
  readonly why?: 'shared-phone' | 'browser';
}

export interface Places {
  /** Where a write goes now. */
  current(): Promise<Place>;
  /** That, as far as was known last: for a page that is being left. */
  readonly last: Place | undefined;
  /** All where something may lie, the present one first. */
  all(): Promise<readonly Store[]>;
  isShared(): Promise<boolean>;
  /** Resolves when nothing is being written to where it went before. */
  setShared(shared: boolean): Promise<void>;
  /** Another page has set the switch: nothing is known of it until it is read anew. */
  renew(): void;
  /** Counts `work` among what is being written. */
  during<T>(work: Promise<T>): Promise<T>;
}

export const sharedKey = 'switch/shared-phone';

export function openPlaces(device: Store): Places {
  const page = memoryStore();
  /** Where site data is blocked, a switch lasts as long as the page too. */
  let sharedHere = false;
  let last: Place | undefined;
  const running = new Set<Promise<unknown>>();

  async function isShared(): Promise<boolean> {
    const value = await device.get(sharedKey).catch(() => undefined);
    return value === 'on' || sharedHere;
  }

  async function current(): Promise<Place> {
    const kept = await device.keeps();
    // Last, for the switch may be set meanwhile.
    if (await isShared()) last = { store: page, why: 'shared-phone' };
    else last = kept ? { store: device } : { store: device, why: 'browser' };
    return last;
  }

  return {
    isShared,
    get last() {
      return last;
    },
    current,
    all: async () => ((await isShared()) ? [page, device] : [device, page]),
    async setShared(shared) {
      sharedHere = shared;
      last = shared ? { store: page, why: 'shared-phone' } : undefined;
      await (shared ? device.set(sharedKey, 'on') : device.delete(sharedKey)).catch(() => undefined);
      await Promise.allSettled(running);
    },
    renew() {
      last = undefined;
      void current().catch(() => undefined);
    },
    async during(work) {
      running.add(work);
      try {
        return await work;
      } finally {
        running.delete(work);
      }
    },
  };
}
