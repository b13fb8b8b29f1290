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

  // One function for all: this is in the first bytes of every page.
  return Object.fromEntries(
    (['get', 'keeps', 'set', 'change', 'keys', 'forget', 'delete'] satisfies (keyof Store)[]).map((name) => [
      name,
      async (...given: readonly unknown[]) => ((await opened())[name] as (...given: readonly unknown[]) => unknown)(...given),
    ]),
  ) as unknown as Store;
}
