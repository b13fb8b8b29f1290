import type { Item, Kind } from '../source/resources.js';
import { comparePlaces, type Chain, type Link } from './chain.js';
import type { Entry } from './entries.js';
import type { Library } from './library.js';
import type { Question } from './question.js';
import { findTwins, type Twin } from './twins.js';
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
  /** Counts all matching items of sources that have been read from start to end; undefined if one has not. */
  total(): (() => number) | undefined;
}

export function mergeWalkers<K extends Kind>({ memo, rules }: Library<K>, { key }: Question<K>, walkers: readonly Walker<K>[]): Merge<K> {
  const items: Item<K>[] = [];
  const given = new Set<Entry<K>>();
  const asked = walkers.map(({ share }) => share.appliedKey).join(' ');
  let twins: ReadonlyMap<Entry<K>, readonly Twin<K>[]> = new Map();

  const lanes = walkers.map((walker) => ({
    walker,
    passes: (entry: Entry<K>) => walker.share.matches(entry.item) && !isShownElsewhere(entry, walker, given),
    counts: (entry: Entry<K>) => walker.share.matches(entry.item) && !isShownElsewhere(entry, walker, none),
  }));

  /** Chains grow while a page is made; what they have in common has to be looked up again before each look at them. */
  function look(): readonly Chain<K>[] {
    const chains = walkers.flatMap(({ chain }) => chain ?? []);
    if (chains.length > 1) twins = memo.of(`twins ${asked}`, chains, () => findTwins(rules, chains));
    return chains;
  }

  /**
   * Whether another source has the same item, and it stands before this one or is `out` already: so each is shown once, on
   * whichever page. Sources that do not sort may bring the one that ought to stand first only afterwards.
   */
  function isShownElsewhere(entry: Entry<K>, walker: Walker<K>, out: ReadonlySet<Entry<K>>): boolean {
    const same = twins.get(entry);
    return same !== undefined && same.some((twin) => {
      const other = walkers.find(({ chain }) => chain === twin.chain);
      return other !== undefined && other.share.matches(twin.entry.item) && (out.has(twin.entry) || precedes(twin.entry, other, entry, walker));
    }); // prettier-ignore
  }

  function takeBest(): boolean {
    let best: Entry<K> | undefined;
    let from: Walker<K> | undefined;
    for (const { walker, passes } of lanes) {
      const head = walker.head(passes);
      if (head && (!best || !from || precedes(head, walker, best, from))) [best, from] = [head, walker];
    }
    if (!best || !from) return false;
    items.push(best.item);
    given.add(best);
    from.skip();
    return true;
  }

  return {
    items,
    fill(limit) {
      look();
      while (items.length < limit) {
        const waiting = lanes.filter(({ walker, passes }) => !walker.head(passes) && walker.blocked);
        if (waiting.length > 0) return waiting.map(({ walker }) => walker);
        if (!takeBest()) break;
      }
      return [];
    },
    fillLoaded(limit) {
      look();
      while (items.length < limit && takeBest());
    },
    more() {
      look();
      return lanes.some(({ walker, passes }) => walker.head(passes) !== undefined || (walker.link !== undefined && !walker.ended));
    },
    total() {
      const chains = look();
      const read = lanes.map(({ walker, counts }) => ({ counts, links: readToEnd(walker) }));
      if (!read.every(({ links }) => links)) return undefined;
      const sum = () =>
        read.reduce(
          (total, { counts, links = [] }) => links.reduce((part, { entries }) => part + entries.all().filter(counts).length, total),
          0,
        );
      return () => memo.of(`total ${key}`, chains, sum);
    },
  };
}

const none: ReadonlySet<never> = new Set();

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
