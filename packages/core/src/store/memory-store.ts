import { takeOwn } from '../objects/take-own.js';
import { chooseEvicted, defaultMaxBytes, estimateBytes, isCopy, type Kept } from './eviction.js';
import type { DeviceStoreOptions, Store } from './store.js';

/** A store that lasts as long as the page. */
export function memoryStore(options: Omit<DeviceStoreOptions, 'name'> = {}): Store {
  const { maxBytes = defaultMaxBytes, clock = Date } = takeOwn(options);
  const values = new Map<string, Kept & { readonly value: unknown }>();
  return {
    change(key, step, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason as Error);
      const known = values.get(key);
      const value = step(known?.value);
      if (value === undefined) return Promise.resolve(known?.value);
      values.set(key, { key, value, bytes: 0, at: clock.now() });
      return Promise.resolve(value);
    },
    keys: (prefix) => Promise.resolve([...values.keys()].filter((key) => key.startsWith(prefix)).sort()),
    keeps: () => Promise.resolve(false),
    get: (key) => Promise.resolve(values.get(key)?.value),
    set(key, value) {
      values.delete(key);
      const bytes = isCopy(key) ? estimateBytes(value) : 0;
      if (bytes > maxBytes) return Promise.resolve();
      for (const evicted of chooseEvicted(values.values(), bytes, maxBytes)) values.delete(evicted);
      values.set(key, { key, value, bytes, at: clock.now() });
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(void values.delete(key)),
    forget: () => Promise.resolve(values.clear()),
  };
}
