import { openOnUse } from './open-on-use.js';
import type { DeviceStoreOptions, Store } from './store.js';

/**
 * A store that lasts on this device, in IndexedDB. Where that cannot be had (private windows, blocked site data, an old engine)
 * it lasts as long as the page. The code for it is loaded on first use.
 */
export function browserStore(options: DeviceStoreOptions = {}): Store {
  return openOnUse(({ openDatabaseStore, memoryStore }) => openDatabaseStore(options).catch(() => memoryStore(options)));
}
