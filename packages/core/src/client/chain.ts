import type { Item, Kind } from '../source/resources.js';
import type { Place, PlaceContext, Rules } from '../source/rules.js';
import type { Batch } from '../source/source.js';
import type { Instant } from '../when/when.js';
import { entriesOf, lazyEntries, type Entries } from './entries.js';
import type { PassedIds } from './passed-ids.js';

/** An answer of a source, and when it came. */
export interface Answer<K extends Kind> {
  readonly batch: Batch<Item<K>>;
  readonly origin: 'network' | 'cache' | 'file';
  readonly fetchedAt: Instant;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
}

/** A batch in the order of the list, with what earlier batches have already given left out. */
export interface Link<K extends Kind> {
  readonly answer: Answer<K>;
  /** The cursor it was got by; empty for the first. */
  readonly cursor: string;
  /** How many batches come before it. */
  readonly depth: number;
  readonly entries: Entries<K>;
  /** Leads to the next batch; absent at the end. */
  readonly next?: string;
  /** The source claims that there is more, but repeats itself or never ends: what it has is not known in full. */
  readonly cutShort: boolean;
  /** Batches without anything new, this one included, that follow each other. */
  readonly idle: number;
}

/** No server is followed further than this. */
const mostBatches = 10_000;
const mostIdle = 3;

const start = { depth: 0 };

/** What one source has given for one question, batch by batch. Paging through it always ends. */
export interface Chain<K extends Kind> {
  readonly first: Link<K> | undefined;
  /** Places a batch behind `before`: a batch or, where it is not known, as after a reload, how many come before. @default 0 */
  add(answer: Answer<K>, cursor: string, before?: Link<K> | number): Link<K>;
  find(cursor: string): Link<K> | undefined;
  links(): Iterable<Link<K>>;
  /** Lets go of the batches before this one; which ids they gave is remembered in what `makeIds` makes. */
  forgetBefore(link: Link<K>, makeIds: () => PassedIds): void;
  /** How many batches it has; only ever grows. */
  readonly length: number;
}

export function createChain<K extends Kind>(rules: Rules<K>, context: PlaceContext): Chain<K> {
  const links = new Map<string, Link<K>>();
  /** The batch that has last given each id. */
  const seen = new Map<string, { readonly depth: number }>();
  /** What the first batch gave, until another has to be compared with it. */
  let unmarked: readonly Item<K>[] = [];
  /** What batches gave that have been let go of. */
  let passed: PassedIds | undefined;

  /** What this batch gives first, or what later batches have only repeated. */
  function takeNew(items: readonly Item<K>[], depth: number): readonly Item<K>[] {
    if (links.size + depth === 0) return (unmarked = items);
    for (const { ref } of unmarked) seen.set(ref.id, start);
    unmarked = [];
    const here = { depth };
    return items.filter(({ ref: { id } }) => {
      if (passed?.has(id)) return false;
      const before = seen.get(id);
      if (before && (before === here || before.depth < depth)) return false;
      seen.set(id, here);
      return true;
    });
  }

  return {
    get first() {
      return links.get('');
    },
    add(answer, cursor, before = 0) {
      const { items, next } = answer.batch;
      const [depth, idleBefore] = typeof before === 'number' ? [before, 0] : [before.depth + 1, before.idle];
      const fresh = takeNew(items, depth);
      const idle = fresh.length > 0 ? 0 : idleBefore + 1;
      const repeats = items.length > 0 && fresh.length === 0;
      const returns = next !== undefined && (links.get(next)?.depth ?? Infinity) <= depth;
      const cutShort = next !== undefined && (repeats || returns || next === cursor || idle >= mostIdle || depth + 1 >= mostBatches);
      const onward = cutShort ? undefined : next;
      const entries = placeItems(rules, fresh, context, onward !== undefined);
      const link: Link<K> = { answer, cursor, depth, entries, cutShort, idle, ...(onward !== undefined && { next: onward }) };
      links.set(cursor, link);
      return link;
    },
    find: (cursor) => links.get(cursor),
    links: () => links.values(),
    forgetBefore({ depth }, makeIds) {
      for (const [cursor, link] of links) {
        if (link.depth >= depth) continue;
        links.delete(cursor);
        passed ??= makeIds();
        for (const { ref } of link.answer.batch.items) {
          passed.add(ref.id);
          seen.delete(ref.id);
        }
      }
    },
    get length() {
      return links.size;
    },
  };
}

export function comparePlaces(a: Place, b: Place): number {
  return a.tier - b.tier || (a.time === b.time ? 0 : b.time - a.time);
}

/** Sorts stably, so that what is equal or undated keeps the order of its source. */
function placeItems<K extends Kind>(
  { place, inOrder }: Rules<K>,
  items: readonly Item<K>[],
  context: PlaceContext,
  more: boolean,
): Entries<K> {
  const lazy = lazyEntries(items, (item: Item<K>) => place(item, context));
  if (inOrder(items)) return lazy;
  const entries = [...lazy.all()].sort((a, b) => comparePlaces(a.place, b.place));
  if (!more) return entriesOf(entries);
  // Expired items stand last in their batch; if they waited for the end of all sources they would hold back the next batch.
  let last: Place = { tier: 1, time: Infinity };
  return entriesOf(
    entries.map((entry) => {
      if (entry.place.tier <= 1) last = { tier: 1, time: entry.place.tier === 1 ? entry.place.time : last.time };
      return entry.place.tier <= 1 ? entry : { item: entry.item, place: last };
    }),
  );
}
