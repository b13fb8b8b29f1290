import { CivicError, isCivicError } from '../errors/civic-error.js';
import { beginFreshLog } from './fresh-log.js';

/** A database that is opened again when its connection has died. */
export interface Reconnecting<C> {
  /** For work that only reads. @throws CivicError `storage/full`, `storage/unavailable` */
  read<T>(work: (connection: C) => Promise<T>): Promise<T>;
  /** For work that may write. @throws CivicError `storage/full`, `storage/unavailable` */
  write<T>(work: (connection: C) => Promise<T>): Promise<T>;
}

const openMs = 3000;

/**
 * `open` is given a function to call when its connection must not be used any more: another page wants to upgrade or delete the database,
 * or the browser has closed it; and one that takes the time-out off, as another page is waited for.
 */
export function reconnecting<C extends { close(): void }>(
  name: string,
  open: (drop: () => void, waits: () => void) => Promise<C>,
): Reconnecting<C> {
  let opening: Promise<C> | undefined;
  let hasWritten = false;

  function opened(): Promise<C> {
    opening ??= openOnce().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  function openOnce(): Promise<C> {
    return new Promise((resolve, reject) => {
      let late = false;
      // Safari has been seen never to answer; a page must not wait for it.
      const timer = setTimeout(() => {
        late = true;
        reject(new CivicError('storage/unavailable', `Opening the database "${name}" took longer than ${openMs} ms`));
      }, openMs);
      open(drop, () => clearTimeout(timer))
        // What opens too late would stand in the way of the next version.
        .then((connection) => (late ? connection.close() : resolve(connection)), reject)
        .finally(() => clearTimeout(timer));
    });
  }

  function drop(): void {
    void opening?.then((connection) => connection.close()).catch(() => undefined);
    opening = undefined;
    hasWritten = false;
  }

  async function read<T>(work: (connection: C) => Promise<T>): Promise<T> {
    try {
      return await work(await opened());
    } catch (error) {
      if (!isDead(error)) throw toCivicError(error, name);
      drop();
    }
    try {
      return await work(await opened());
    } catch (error) {
      throw toCivicError(error, name);
    }
  }

  return {
    read,
    write: (work) =>
      read((connection) => {
        if (!hasWritten) beginFreshLog();
        hasWritten = true;
        return work(connection);
      }),
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
