import { withDeadline } from '../deadline/with-deadline.js';
import { inSlices } from '../markup/slices.js';
import type { Item, Kind } from '../source/resources.js';
import type { Store } from '../store/store.js';
import type { Instant } from '../when/when.js';
import type { Answer } from './chain.js';

/** The copy that is kept of the first batch of one source for one question. A store that fails is a store without copies. */
export interface Copies<K extends Kind> {
  keep(answer: Answer<K>): Promise<void>;
  restore(): Promise<Answer<K> | undefined>;
}

interface Copy {
  readonly items: readonly unknown[];
  readonly fetchedAt: Instant;
  readonly title?: string;
}

const mostItems = 100;
/** What is read is on the screen by then. */
const keepMs = 100;
/** A store that hangs, as IndexedDB may behind another tab, must not hold up the page. */
const storeMs = 2000;
const never = new AbortController().signal;

export function createCopies<K extends Kind>(store: Store, kind: K, source: string, appliedKey: string): Copies<K> {
  const key = `copy/${kind}/${source}/${appliedKey}`;
  return {
    async keep({ batch, fetchedAt }) {
      const { items, title } = batch;
      try {
        // To read content is to make it, and nobody waits for the copy: the page goes first.
        await new Promise((resolve) => setTimeout(resolve, keepMs));
        const { plainItems } = await import('./plain-items.js');
        const kept = await inSlices(plainItems(items.slice(0, mostItems)));
        await store.set(key, { items: kept, fetchedAt, ...(title === undefined ? {} : { title }) });
      } catch {
        // Next time there is no copy; this time nothing is lost.
      }
    },
    async restore() {
      try {
        const copy = await withDeadline(never, storeMs, 'The store', () => store.get(key));
        return isCopy(copy) ? toAnswer<K>(copy) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

function isCopy(value: unknown): value is Copy {
  const { items, fetchedAt } = (value ?? {}) as Partial<Copy>;
  return Array.isArray(items) && typeof fetchedAt === 'string' && !Number.isNaN(Date.parse(fetchedAt));
}

function toAnswer<K extends Kind>({ items, fetchedAt, title }: Copy): Answer<K> {
  const batch = { items: items as readonly Item<K>[], order: 'unordered', skipped: [], ...(title === undefined ? {} : { title }) } as const;
  return { batch, origin: 'cache', fetchedAt, readAt: Date.parse(fetchedAt) };
}
