import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { reconnecting } from '../store/reconnecting.js';
import { isRecord } from './record.js';
import type { Shelf, ShelvedMedia } from './shelf.js';

/** Only ever gains stores and members: a page of an older release may have the database in hand, and finds what it knows. */
interface OutboxSchema extends DBSchema {
  items: { key: string; value: object };
  /** Keyed by item and id, so that all of an item are one range. */
  media: { key: [string, string]; value: ShelvedMedia & { readonly item: string; readonly id: string } };
}

type Connection = IDBPDatabase<OutboxSchema>;

const newest = 1;

export interface DatabaseShelfOptions {
  readonly name: string;
  /** Another page holds an older version of the database open; it opens once that is closed. */
  readonly onBlocked?: () => void;
}

/** @throws CivicError `storage/unavailable` */
export async function databaseShelf({ name, onBlocked }: DatabaseShelfOptions, version = newest): Promise<Shelf> {
  const database = reconnecting<Connection>(name, (drop, waits) =>
    openDB<OutboxSchema>(name, version, {
      upgrade(connection) {
        const stores = connection.objectStoreNames;
        if (!stores.contains('items')) connection.createObjectStore('items', { keyPath: 'key' });
        if (!stores.contains('media')) connection.createObjectStore('media', { keyPath: ['item', 'id'] });
      },
      blocked() {
        waits();
        onBlocked?.();
      },
      blocking: drop,
      terminated: drop,
    }).catch((error: unknown) => {
      // A later release was here: what this one knows is there as well.
      if (!(error instanceof Error) || error.name !== 'VersionError') throw error;
      return openDB<OutboxSchema>(name, undefined, { blocking: drop, terminated: drop });
    }),
  );
  // Private windows of some engines open a database and refuse to read it.
  await database.use((connection) => connection.count('items'));

  // What is said to be saved has to survive the battery.
  const strictly = <T>(work: (stores: ReturnType<typeof storesOf>) => Promise<T>) =>
    database.use(async (connection) => {
      const change = connection.transaction(['items', 'media'], 'readwrite', { durability: 'strict' });
      const [result] = await Promise.all([work(storesOf(change)), change.done]);
      return result;
    });

  return {
    kept: true,
    all: () => database.use((connection) => connection.getAll('items')),
    add: (key, record) =>
      strictly(async ({ items }) => {
        const free = (await items.getKey(key)) === undefined;
        if (free) await items.put(record);
        return free;
      }),
    change: (key, step) =>
      strictly(async ({ items }) => {
        const record = await items.get(key);
        if (!isRecord(record)) return undefined;
        const next = step(record);
        if (next && next !== record) await items.put(next);
        return next ?? record;
      }),
    remove: (key, may) =>
      strictly(async ({ items, media }) => {
        const record = await items.get(key);
        if (!isRecord(record)) return undefined;
        if (!may(record)) return record;
        await Promise.all([items.delete(key), media.delete(IDBKeyRange.bound([key], [key, []]))]);
        return undefined;
      }),
    addMedia: (item, id, one) => strictly(({ media }) => media.put({ ...one, item, id })).then(() => undefined),
    getMedia: (item, id) => database.use((connection) => connection.get('media', [item, id])),
    removeMedia: (item, ids) => strictly(({ media }) => Promise.all(ids.map((id) => media.delete([item, id])))).then(() => undefined),
  };
}

function storesOf(change: IDBPTransaction<OutboxSchema, ['items', 'media'], 'readwrite'>) {
  return { items: change.objectStore('items'), media: change.objectStore('media') };
}
