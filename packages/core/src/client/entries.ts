import type { Item, Kind } from '../source/resources.js';
import type { Place } from '../source/rules.js';

export interface Entry<K extends Kind> {
  readonly item: Item<K>;
  readonly place: Place;
}

/** A list of entries, which may be made one by one when they are first asked for. */
export interface Entries<K extends Kind> {
  readonly length: number;
  get(index: number): Entry<K> | undefined;
  all(): readonly Entry<K>[];
}

export function entriesOf<K extends Kind>(entries: readonly Entry<K>[]): Entries<K> {
  return { length: entries.length, get: (index) => entries[index], all: () => entries };
}

/**
 * Of ten thousand in order, only those of one page are made, and placed when somebody asks where they stand. What an earlier one has the id
 * of is left out as it comes up: to count them is the first thing that looks at all.
 */
export function lazyEntries<K extends Kind>(items: readonly Item<K>[], find: (item: Item<K>) => Place): Entries<K> {
  const made: Entry<K>[] = [];
  const make = (item: Item<K>): Entry<K> => {
    let place: Place | undefined;
    return {
      item,
      get place() {
        return (place ??= find(item));
      },
    };
  };
  const ids = new Set<string>();
  let at = 0;
  const makeTo = (count: number): readonly Entry<K>[] => {
    for (; made.length < count && at < items.length; at += 1) {
      const item = items[at] as Item<K>;
      if (!ids.has(item.ref.id)) made.push(make(item));
      ids.add(item.ref.id);
    }
    return made;
  };
  const all = () => makeTo(Infinity);
  return {
    get length() {
      return all().length;
    },
    get: (index) => makeTo(index + 1)[index],
    all,
  };
}
