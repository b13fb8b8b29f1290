import type { Item, Kind } from '../source/resources.js';
import { comparePlaces, namesOf, type Entry, type Link } from './chain.js';
import type { Walker } from './walker.js';

/** One list out of several sources. */
export interface Merge<K extends Kind> {
  readonly items: readonly Item<K>[];
  /** Takes up to `limit` items in all from what is loaded. Stops at walkers that have to load first and returns them. */
  fill(limit: number): readonly Walker<K>[];
  /** The same without waiting: walkers that have to load are left out. */
  fillLoaded(limit: number): void;
  /** Whether any walker has or may have something more. */
  more(): boolean;
  /** All matching items of sources that have been read from start to end; undefined if one has not. */
  total(): number | undefined;
}

export function mergeWalkers<K extends Kind>(kind: K, walkers: readonly Walker<K>[]): Merge<K> {
  const items: Item<K>[] = [];
  const given = new Map<string, Walker<K>>();

  const passes = (walker: Walker<K>) => (entry: Entry<K>) =>
    walker.share.matches(entry.item) && !isTwin(entry, walker) && !wasGiven(entry, walker);

  /** Whether another source has the same item and stands before this one; so each is shown once, on whichever page. */
  function isTwin(entry: Entry<K>, walker: Walker<K>): boolean {
    if (walkers.length < 2) return false;
    return namesOf(kind, entry.item).some((name) => {
      // An address that several items of a source share, such as its front page, is nobody's name.
      if (walker.chain?.named(name) !== entry) return false;
      return walkers.some((other) => {
        const twin = other === walker ? undefined : other.chain?.named(name);
        return twin !== undefined && other.share.matches(twin.item) && precedes(twin, other, entry, walker);
      });
    });
  }

  /** Sources that do not sort may bring the twin that ought to stand first only after the other has been given out. */
  function wasGiven(entry: Entry<K>, walker: Walker<K>): boolean {
    return given.size > 0 && namesOf(kind, entry.item).some((name) => (given.get(name) ?? walker) !== walker);
  }

  function takeBest(): boolean {
    let best: Entry<K> | undefined;
    let from: Walker<K> | undefined;
    for (const walker of walkers) {
      const head = walker.head(passes(walker));
      if (head && (!best || !from || precedes(head, walker, best, from))) [best, from] = [head, walker];
    }
    if (!best || !from) return false;
    items.push(best.item);
    from.skip();
    if (walkers.length > 1) for (const name of namesOf(kind, best.item)) if (from.chain?.named(name) === best) given.set(name, from);
    return true;
  }

  function waiting(): readonly Walker<K>[] {
    return walkers.filter((walker) => !walker.head(passes(walker)) && walker.blocked);
  }

  return {
    items,
    fill(limit) {
      while (items.length < limit) {
        const blocked = waiting();
        if (blocked.length > 0) return blocked;
        if (!takeBest()) break;
      }
      return [];
    },
    fillLoaded(limit) {
      while (items.length < limit && takeBest());
    },
    more: () => walkers.some((walker) => walker.head(passes(walker)) !== undefined || (walker.link !== undefined && !walker.ended)),
    total() {
      let total = 0;
      for (const walker of walkers) {
        const links = readToEnd(walker);
        if (!links) return undefined;
        const free = walkers.length < 2 && walker.share.here.length === 0;
        for (const { entries } of links)
          total += free ? entries.length : count(entries, (entry) => walker.share.matches(entry.item) && !isTwin(entry, walker));
      }
      return total;
    },
  };
}

function precedes<K extends Kind>(a: Entry<K>, from: Walker<K>, b: Entry<K>, other: Walker<K>): boolean {
  const by = comparePlaces(a.place, b.place);
  return by < 0 || (by === 0 && from.order < other.order);
}

/** All batches of a walker's source, if they are known from first to last and are no stand-in. */
function readToEnd<K extends Kind>({ chain, error, reading }: Walker<K>): readonly Link<K>[] | undefined {
  if (!chain || error || reading.failure('')) return undefined;
  const links: Link<K>[] = [];
  for (let link = chain.first; link; link = link.next === undefined ? undefined : chain.find(link.next)) {
    links.push(link);
    if (link.answer.origin === 'cache' || link.cutShort) return undefined;
    if (link.next === undefined) return links;
  }
  return undefined;
}

function count<T>(values: readonly T[], test: (value: T) => boolean): number {
  let found = 0;
  for (const value of values) if (test(value)) found += 1;
  return found;
}
