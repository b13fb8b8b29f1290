import { isRecord } from './record.js';
import type { Shelf, ShelvedMedia } from './shelf.js';

/** A shelf that lasts as long as the page. */
export function memoryShelf(): Shelf {
  const records = new Map<string, object>();
  const media = new Map<string, Map<string, ShelvedMedia>>();
  const known = (key: string) => {
    const record = records.get(key);
    return isRecord(record) ? record : undefined;
  };

  return {
    kept: false,
    all: async () => [...records.values()],
    async add(key, record) {
      const free = !records.has(key);
      if (free) records.set(key, record);
      return free;
    },
    async change(key, step) {
      const record = known(key);
      const next = record && step(record);
      if (next) records.set(key, next);
      return next ?? record;
    },
    async remove(key, may) {
      const record = known(key);
      if (!record || !may(record)) return record;
      records.delete(key);
      media.delete(key);
      return undefined;
    },
    async addMedia(key, id, one) {
      media.set(key, (media.get(key) ?? new Map<string, ShelvedMedia>()).set(id, one));
    },
    getMedia: async (key, id) => media.get(key)?.get(id),
    // What dies with the page leaves nothing behind.
    sweep: async () => undefined,
    async removeMedia(key, ids) {
      for (const id of ids) media.get(key)?.delete(id);
    },
  };
}
