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
  setShared(shared: boolean): Promise<void>;
}

const sharedKey = 'switch/shared-phone';

export function openPlaces(device: Store): Places {
  const page = memoryStore();
  /** Where site data is blocked, a switch lasts as long as the page too. */
  let sharedHere = false;
  let last: Place | undefined;

  async function isShared(): Promise<boolean> {
    const value = await device.get(sharedKey).catch(() => undefined);
    return value === 'on' || sharedHere;
  }

  return {
    isShared,
    get last() {
      return last;
    },
    async current() {
      if (await isShared()) last = { store: page, why: 'shared-phone' };
      else last = (await device.keeps()) ? { store: device } : { store: device, why: 'browser' };
      return last;
    },
    all: async () => ((await isShared()) ? [page, device] : [device, page]),
    async setShared(shared) {
      sharedHere = shared;
      await (shared ? device.set(sharedKey, 'on') : device.delete(sharedKey)).catch(() => undefined);
    },
  };
}
