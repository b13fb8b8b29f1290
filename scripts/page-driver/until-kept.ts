import type { Page } from './page.ts';

/** Resolves when CivicKit's store in the page's browser has a key that begins with `start`: what is kept is written after it is shown. */
export async function untilKept(page: Page, start: string): Promise<void> {
  await page.waitFor(async (start: string) => {
    const keysIn = (name: string) =>
      new Promise<IDBValidKey[]>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => resolve([]);
        opening.onsuccess = () => {
          const database = opening.result;
          const asked = database.transaction('kept').objectStore('kept').getAllKeys();
          asked.onsuccess = () => {
            database.close();
            resolve(asked.result);
          };
        };
      });
    const names = (await indexedDB.databases()).map(({ name = '' }) => name).filter((name) => /^civickit( |$)/.test(name));
    const keys = (await Promise.all(names.map(keysIn))).flat();
    return keys.some((key) => typeof key === 'string' && key.startsWith(start));
  }, start);
}
