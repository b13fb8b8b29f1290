import { memoryStore } from './memory-store.js';
import type { DeviceStoreOptions, Store } from './store.js';

/**
 * A store that lasts on this device, in IndexedDB. Where that cannot be had (private windows, blocked site data, an old engine)
 * it lasts as long as the page. The code for it is loaded on first use.
 */
export function browserStore(options: DeviceStoreOptions = {}): Store {
  let opening: Promise<Store> | undefined;
  const open = () => (opening ??= openOrFallBack(options));
  return {
    get: async (key) => (await open()).get(key),
    set: async (key, value) => (await open()).set(key, value),
    delete: async (key) => (await open()).delete(key),
    forget: async () => (await open()).forget(),
  };
}

async function openOrFallBack(options: DeviceStoreOptions): Promise<Store> {
  try {
    const { openDatabaseStore } = await import('./database-store.js');
    return await openDatabaseStore(options);
  } catch {
    return memoryStore(options);
  }
}
