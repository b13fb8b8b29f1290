import { isCivicError } from '../errors/civic-error.js';
import { takeOwn } from '../objects/take-own.js';
import { askToLast } from './ask-to-last.js';
import { connect, type Connection } from './connection.js';
import { chooseEvicted, defaultMaxBytes, estimateBytes, isCopy } from './eviction.js';
import type { DeviceStoreOptions, Store } from './store.js';

/** Raised when the shape of kept values changes. Copies of another version are dropped; drafts are handed on to be understood. */
const schema = 1;

/** @throws CivicError `storage/unavailable` */
export async function openDatabaseStore(options: DeviceStoreOptions): Promise<Store> {
  const { name = 'civickit', maxBytes = defaultMaxBytes, clock = Date } = takeOwn(options);
  const database = connect(name);
  // Private windows of some engines open a database and refuse to read it.
  await database.read((connection) => connection.count('kept'));

  const put = (key: string, value: unknown) => database.write((connection) => write(connection, key, value, clock.now(), maxBytes));

  /** Where there is no room, copies give way. */
  async function withRoom<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isCivicError(error) || error.code !== 'storage/full') throw error;
      await database.write((connection) => evict(connection, Infinity, 0));
      return work();
    }
  }

  return {
    async get(key) {
      const record = await database.read((connection) => connection.get('kept', key));
      if (!record || record.schema === schema || !isCopy(key)) return record?.value;
      await database.write((connection) => remove(connection, [key]));
      return undefined;
    },
    set: (key, value) =>
      withRoom(() => put(key, value)).catch((error: unknown) => {
        // A copy may be done without, and nobody could do anything about it.
        if (!isCopy(key) || !isCivicError(error) || error.code !== 'storage/full') throw error;
      }),
    change: (key, step, signal) => withRoom(() => database.write((connection) => change(connection, key, step, signal))),
    keys: (prefix) => database.read((connection) => connection.getAllKeys('kept', IDBKeyRange.bound(prefix, `${prefix}\uffff`))),
    keeps: () => Promise.resolve(true),
    delete: (key) => database.write((connection) => remove(connection, [key])),
    forget: () =>
      database.write(async (connection) => {
        const change = connection.transaction(['kept', 'copies'], 'readwrite');
        await Promise.all([change.objectStore('kept').clear(), change.objectStore('copies').clear(), change.done]);
      }),
  };
}

async function write(connection: Connection, key: string, value: unknown, at: number, maxBytes: number): Promise<void> {
  const bytes = isCopy(key) ? estimateBytes(value) : 0;
  if (!isCopy(key)) askToLast();
  if (bytes > maxBytes) return remove(connection, [key]);
  if (isCopy(key)) await evict(connection, bytes, maxBytes, key);
  // A draft is only saved when it would survive the battery; a copy need not.
  const change = connection.transaction(['kept', 'copies'], 'readwrite', { durability: isCopy(key) ? 'relaxed' : 'strict' });
  const puts: Promise<unknown>[] = [change.objectStore('kept').put({ key, schema, value }), change.done];
  if (isCopy(key)) puts.push(change.objectStore('copies').put({ key, at, bytes }));
  // A page that is being left has no time to see that nothing more comes.
  change.commit?.();
  await Promise.all(puts);
}

async function change(connection: Connection, key: string, step: (value: unknown) => unknown, signal?: AbortSignal): Promise<unknown> {
  signal?.throwIfAborted();
  askToLast();
  const transaction = connection.transaction('kept', 'readwrite', { durability: 'strict' });
  const giveUp = () => {
    try {
      transaction.abort();
    } catch {
      // It is being committed already.
    }
  };
  signal?.addEventListener('abort', giveUp);
  const work = async () => {
    const known = (await transaction.store.get(key))?.value;
    const value = step(known);
    if (value !== undefined) await transaction.store.put({ key, schema, value });
    return value ?? known;
  };
  try {
    const [result] = await Promise.all([work(), transaction.done]);
    return result;
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}

async function evict(connection: Connection, bytes: number, maxBytes: number, replaced?: string): Promise<void> {
  const kept = (await connection.getAll('copies')).filter(({ key }) => key !== replaced);
  await remove(connection, chooseEvicted(kept, bytes, maxBytes));
}

async function remove(connection: Connection, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const change = connection.transaction(['kept', 'copies'], 'readwrite');
  await Promise.all([
    ...keys.flatMap((key) => [change.objectStore('kept').delete(key), change.objectStore('copies').delete(key)]),
    change.done,
  ]);
}
