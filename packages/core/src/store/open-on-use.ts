import { CivicError } from '../errors/civic-error.js';
import type { Store } from './store.js';
import type * as Stores from './stores.js';

/**
 * A store whose code is loaded on first use. Where the code cannot be had, as without a network, each use rejects with
 * `storage/unavailable`, and the next one tries again.
 */
export function openOnUse(open: (stores: typeof Stores) => Store | Promise<Store>): Store {
  let opening: Promise<Store> | undefined;

  function opened(): Promise<Store> {
    opening ??= import('./stores.js').then(open, (cause: unknown) => {
      opening = undefined;
      throw new CivicError('storage/unavailable', 'Code cannot be loaded', { cause });
    });
    return opening;
  }

  return {
    get: async (key) => (await opened()).get(key),
    set: async (key, value) => (await opened()).set(key, value),
    delete: async (key) => (await opened()).delete(key),
    forget: async () => (await opened()).forget(),
  };
}
