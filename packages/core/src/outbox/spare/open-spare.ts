import { createKey } from '../../client/actions/create-key.js';
import { memoryShelf } from '../memory-shelf.js';
import type { OutboxPut } from '../outbox.types.js';
import { isWiped } from '../record.js';
import type { Shelf } from '../shelf.js';

/** A shelf beside that of the device, for what it did not take: it lasts as long as the page. */
export interface Spare {
  readonly shelf: Shelf;
  /** From here on the item lies in the memory of this page. What lies on the device under its key already stays there. */
  hold(options: OutboxPut): Promise<OutboxPut>;
}

export function openSpare(device: () => Promise<Shelf>): Spare {
  const memory = memoryShelf();
  const held = new Set<string>();
  const shelfOf = async (key: string): Promise<Shelf> => (held.has(key) ? memory : device());

  return {
    async hold(options) {
      const { key = createKey() } = options;
      const there = await shelfOf(key)
        .then((shelf) => shelf.change(key, () => undefined))
        .catch(() => undefined);
      if (!there) held.add(key);
      return { ...options, key };
    },
    shelf: {
      kept: true,
      async all() {
        const here = await memory.all();
        try {
          return [...(await (await device()).all()), ...here];
        } catch (error) {
          // What cannot be read holds up nothing that is here.
          if (held.size === 0) throw error;
          return here;
        }
      },
      add: async (key, record) => (await shelfOf(key)).add(key, record),
      async change(key, step) {
        const record = await (await shelfOf(key)).change(key, step);
        if (record && held.has(key) && isWiped(record)) await memory.remove(key, () => true);
        return record;
      },
      remove: async (key, may) => (await shelfOf(key)).remove(key, may),
      addMedia: async (key, id, media) => (await shelfOf(key)).addMedia(key, id, media),
      getMedia: async (key, id) => (await shelfOf(key)).getMedia(key, id),
      removeMedia: async (key, ids) => (await shelfOf(key)).removeMedia(key, ids),
      sweep: async (from, to) => (await device()).sweep(from, to),
    },
  };
}
