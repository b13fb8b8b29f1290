const name = 'civickit-log';

/**
 * Makes Chromium begin a new log for the databases of this origin (record 0117). After a start it writes on in the old one, also behind a
 * record that its own death has torn. At the next start it takes both for one, finds them corrupt, and deletes every database of the
 * origin. Whatever database is deleted, it begins a new log, in which nothing is torn.
 */
export function beginFreshLog(): void {
  // A member of Chromium's own, which tells of just this loss; databases of other engines do not have it.
  const { IDBVersionChangeEvent: event } = globalThis as Partial<typeof globalThis>;
  if (!event || !('dataLoss' in event.prototype)) return;
  const request = indexedDB.open(name);
  request.onsuccess = () => {
    request.result.close();
    indexedDB.deleteDatabase(name);
  };
}
