import { never } from '../deadline/never.js';
import { withDeadline } from '../deadline/with-deadline.js';
import { inSlices } from '../markup/slices.js';
import type { Kind } from '../source/resources.js';
import type { Store } from '../store/store.js';
import type { Answer } from './chain.js';

/** The copy that is kept of the first batch of one source for one question. A store that fails is a store without copies. */
export interface Copies<K extends Kind> {
  keep(answer: Answer<K>): Promise<void>;
  restore(): Promise<Answer<K> | undefined>;
}

/** What is read is on the screen by then. */
const keepMs = 1000;
/** A store that hangs, as IndexedDB may behind another tab, must not hold up the page. */
const storeMs = 2000;

/** No list needs it to show its first items. */
const loadCopy = () => import('./after-first-items.js');

export function createCopies<K extends Kind>(store: Store, kind: K, source: string, appliedKey: string): Copies<K> {
  const key = `copy/${kind}/${source}/${appliedKey}`;
  return {
    async keep(answer) {
      try {
        // To read content is to make it, and nobody waits for the copy: the page goes first.
        await new Promise((resolve) => setTimeout(resolve, keepMs));
        const { copyOf, keepCopy } = await loadCopy();
        await keepCopy(store, key, await inSlices(copyOf(answer, kind)));
      } catch {
        // Next time there is no copy; this time nothing is lost.
      }
    },
    async restore() {
      try {
        // Whoever comes for the first time does not wait behind code and storage of copies.
        const find = async () => ((await store.get('switch/copies')) ? (await loadCopy()).restoreCopy<K>(store, key) : undefined);
        return await withDeadline(never, storeMs, 'Store', find);
      } catch {
        return undefined;
      }
    },
  };
}
