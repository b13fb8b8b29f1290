import type { Store } from './store.js';

/** What a page must know before it draws, such as larger text, is kept where it can be read at once. */
const place = (key: string): string => `civickit ${key}`;

export const isSwitch = (key: string): boolean => key.startsWith('switch/');

/** The value of a key that begins with `switch/`, without opening the database or loading code for it. */
export async function readSwitch(key: string): Promise<unknown> {
  return localStorage.getItem(place(key)) ?? undefined;
}

/** A store that keeps texts under `switch/` apart, and everything else in `store`. They are shared by all stores of an origin. */
export function keepSwitches(store: Store): Store {
  return {
    ...store,
    get: (key) => (isSwitch(key) ? readSwitch(key) : store.get(key)),
    set: async (key, value) => (isSwitch(key) ? localStorage.setItem(place(key), String(value)) : store.set(key, value)),
    delete: async (key) => (isSwitch(key) ? localStorage.removeItem(place(key)) : store.delete(key)),
    async forget() {
      await store.forget();
      try {
        for (const key of Object.keys(localStorage)) if (key.startsWith(place('switch/'))) localStorage.removeItem(key);
      } catch {
        // Where it may not be read, nothing was kept in it.
      }
    },
  };
}
