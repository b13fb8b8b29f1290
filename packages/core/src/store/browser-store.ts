import { openOnUse } from './open-on-use.js';
import type { DeviceStoreOptions, Store } from './store.js';
import { isSwitch, readSwitch } from './switches.js';

/**
 * A store that lasts on this device, in IndexedDB. Where that cannot be had (private windows, blocked site data, an old engine)
 * it lasts as long as the page. The code for it is loaded on first use, but for the reading of switches.
 */
export function browserStore(options: DeviceStoreOptions = {}): Store {
  const store = openOnUse(({ keepSwitches, openDatabaseStore, memoryStore }) =>
    openDatabaseStore(options)
      .catch(() => memoryStore(options))
      .then(keepSwitches),
  );
  return { ...store, get: (key) => (isSwitch(key) ? readSwitch(key) : store.get(key)) };
}
