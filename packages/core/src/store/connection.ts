import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Kept } from './eviction.js';
import { reconnecting, type Reconnecting } from './reconnecting.js';

/** Keeps every value in a record that names its version; sizes of copies stand apart, so that nothing is read to make room. */
interface KeptSchema extends DBSchema {
  kept: { key: string; value: { key: string; schema: number; value: unknown } };
  copies: { key: string; value: Kept };
}

export type Connection = IDBPDatabase<KeptSchema>;

export function connect(name: string): Reconnecting<Connection> {
  return reconnecting(name, (drop) =>
    openDB<KeptSchema>(name, 1, {
      upgrade(database) {
        database.createObjectStore('kept', { keyPath: 'key' });
        database.createObjectStore('copies', { keyPath: 'key' });
      },
      blocking: drop,
      terminated: drop,
    }),
  );
}
