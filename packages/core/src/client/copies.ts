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
/** Whether any copy was ever kept on this device; told without the database and its code. */
const trace = 'switch/copies';
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
        const { copyOf } = await loadCopy();
        await store.set(trace, 'on');
        await store.set(key, await inSlices(copyOf(answer, kind)));
      } catch {
        // Next time there is no copy; this time nothing is lost.
      }
    },
    async restore() {
      try {
        // Whoever comes for the first time does not wait behind code and storage of copies.
        const both = async () => ((await store.get(trace)) ? Promise.all([loadCopy(), store.get(key)]) : []);
        const [code, copy] = await withDeadline(never, storeMs, 'The store', both);
        return code?.answerOf<K>(copy);
      } catch {
        return undefined;
      }
    },
  };
}
