import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { CivicError } from '../errors/civic-error.js';
import { askToLast } from '../store/ask-to-last.js';
import { lossMark } from '../store/loss-mark.js';
import { reconnecting } from '../store/reconnecting.js';
import { idsOf, isHere } from './media.js';
import { isRecord, isWiped } from './record.js';
import type { Shelf, ShelvedMedia } from './shelf.js';

/** Only ever gains stores and members: a page of an older release may have the database in hand, and finds what it knows. */
interface OutboxSchema extends DBSchema {
  items: { key: string; value: object };
  /** Keyed by item and id, so that all of an item are one range. */
  media: { key: [string, string]; value: ShelvedMedia & { readonly item: string; readonly id: string; readonly at?: number } };
}

type Connection = IDBPDatabase<OutboxSchema>;

const newest = 1;

export interface DatabaseShelfOptions {
  readonly name: string;
  /** Another page holds an older version of the database open; it opens once that is closed. */
  readonly onBlocked?: () => void;
  /** The clock of this device. */
  readonly now?: () => number;
}

/** @throws CivicError `storage/unavailable` */
export async function databaseShelf({ name, onBlocked, now = Date.now }: DatabaseShelfOptions, version = newest): Promise<Shelf> {
  const mark = lossMark(name);
  const database = reconnecting<Connection>(name, (drop, waits) =>
    openDB<OutboxSchema>(name, version, {
      upgrade(connection, before) {
        if (before === 0) mark.made();
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
  await database.read((connection) => connection.count('items'));

  // What is said to be saved has to survive the battery.
  const strictly = <T>(work: (stores: ReturnType<typeof storesOf>) => Promise<T>) =>
    database.write(async (connection) => {
      const change = connection.transaction(['items', 'media'], 'readwrite', { durability: 'strict' });
      const [result] = await Promise.all([work(storesOf(change)), change.done]);
      return result;
    });

  return {
    kept: true,
    async all() {
      const all = await database.read((connection) => connection.getAll('items'));
      mark.note(all.some(isUnsent));
      return all;
    },
    async add(key, record) {
      askToLast();
      const added = await strictly(async ({ items, media }) => {
        const free = (await items.getKey(key)) === undefined;
        if (!free) return false;
        await mustHave(media, isRecord(record) ? idsOf(record.media.filter(isHere)) : [], key);
        await items.put(record);
        return true;
      });
      if (added) mark.note(true);
      return added;
    },
    change: (key, step) =>
      strictly(async ({ items, media }) => {
        const record = await items.get(key);
        if (!isRecord(record)) return undefined;
        const next = step(record);
        if (next && isWiped(next)) await Promise.all([items.delete(key), media.delete(mediaIn(key))]);
        else if (next && next !== record) {
          const known = mediaOf(record);
          await mustHave(
            media,
            mediaOf(next).filter((id) => !known.includes(id)),
            key,
          );
          await items.put(next);
        }
        return next ?? record;
      }),
    remove: (key, may) =>
      strictly(async ({ items, media }) => {
        const record = await items.get(key);
        if (!isRecord(record)) return undefined;
        if (!may(record)) return record;
        await Promise.all([items.delete(key), media.delete(mediaIn(key))]);
        return undefined;
      }),
    async sweep(from, to) {
      if ((await database.read((connection) => connection.count('media'))) === 0) return;
      await strictly(async ({ items, media }) => {
        for (const key of await media.getAllKeys()) {
          const record = await items.get(key[0]);
          // What a later release says of its media is not known here.
          if (record && (!isRecord(record) || mediaOf(record).includes(key[1]))) continue;
          const { at = 0 } = (await media.get(key)) ?? {};
          if (at < from || at > to) await media.delete(key);
        }
      });
    },
    addMedia: (item, id, one) => strictly(({ media }) => media.put({ ...one, item, id, at: now() })).then(() => undefined),
    getMedia: (item, id) => database.read((connection) => connection.get('media', [item, id])),
    removeMedia: (item, ids) => strictly(({ media }) => Promise.all(ids.map((id) => media.delete([item, id])))).then(() => undefined),
  };
}

const mediaIn = (key: string) => IDBKeyRange.bound([key], [key, []]);

type MediaStore = ReturnType<typeof storesOf>['media'];

async function mustHave(media: MediaStore, ids: readonly string[], key: string): Promise<void> {
  for (const id of ids) {
    if ((await media.getKey([key, id])) === undefined) throw new CivicError('storage/unavailable', `A file of "${key}" is gone`);
  }
}

/** What an office has not, or not all of. */
const isUnsent = (record: object): boolean => isRecord(record) && record.state !== 'received';

const mediaOf = (record: object): readonly string[] => (isRecord(record) ? idsOf(record.media) : []);

function storesOf(change: IDBPTransaction<OutboxSchema, ['items', 'media'], 'readwrite'>) {
  return { items: change.objectStore('items'), media: change.objectStore('media') };
}
