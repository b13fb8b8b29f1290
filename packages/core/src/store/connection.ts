import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { never } from '../deadline/never.js';
import { withDeadline } from '../deadline/with-deadline.js';
import { CivicError, isCivicError } from '../errors/civic-error.js';
import type { Kept } from './eviction.js';

/** Keeps every value in a record that names its version; sizes of copies stand apart, so that nothing is read to make room. */
interface KeptSchema extends DBSchema {
  kept: { key: string; value: { key: string; schema: number; value: unknown } };
  copies: { key: string; value: Kept };
}

export type Connection = IDBPDatabase<KeptSchema>;

/** A database that is opened again when its connection has died. */
export interface Reconnecting {
  /** @throws CivicError `storage/full`, `storage/unavailable` */
  use<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
}

const openMs = 3000;
export function connect(name: string): Reconnecting {
  let opening: Promise<Connection> | undefined;

  function open(): Promise<Connection> {
    opening ??= openOnce().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  function openOnce(): Promise<Connection> {
    // Safari has been seen never to answer; a page must not wait for it.
    return withDeadline(never, openMs, `Opening the database "${name}"`, () =>
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

  /** Another page wants to upgrade or delete the database, or the browser has closed it. */
  function drop(): void {
    void opening?.then((connection) => connection.close());
    opening = undefined;
  }

  return {
    async use(work) {
      try {
        return await work(await open());
      } catch (error) {
        if (!isDead(error)) throw toCivicError(error, name);
        drop();
      }
      try {
        return await work(await open());
      } catch (error) {
        throw toCivicError(error, name);
      }
    },
  };
}

/** What a connection says that will never work again, though it does not say so (WebKit bug 197050 and its like in Chromium). */
function isDead(error: unknown): boolean {
  return error instanceof Error && /^(InvalidStateError|UnknownError)$/.test(error.name);
}

function toCivicError(cause: unknown, name: string): CivicError {
  if (isCivicError(cause) && cause.kind === 'storage') return cause;
  const full = cause instanceof Error && cause.name === 'QuotaExceededError';
  return full
    ? new CivicError('storage/full', `There is no room left in the database "${name}"`, { cause })
    : new CivicError('storage/unavailable', `The database "${name}" cannot be used`, { cause });
}
