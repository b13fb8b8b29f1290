import type { Item, Kind } from '../source/resources.js';
import type { Place } from '../source/rules.js';

export interface Entry<K extends Kind> {
  readonly item: Item<K>;
  readonly place: Place;
}

/** A list of entries, which may be made one by one when they are first asked for. */
export interface Entries<K extends Kind> {
  get(index: number): Entry<K> | undefined;
  all(): readonly Entry<K>[];
}

export function entriesOf<K extends Kind>(entries: readonly Entry<K>[]): Entries<K> {
  return { get: (index) => entries[index], all: () => entries };
}

/**
 * Of ten thousand in order, only those of one page are made, and placed when somebody asks where they stand. What has the id of an earlier
 * one is left out as it comes up.
 */
export function lazyEntries<K extends Kind>(items: readonly Item<K>[], find: (item: Item<K>) => Place): Entries<K> {
  const made: Entry<K>[] = [];
  const ids = new Set<string>();
  let at = 0;
  const makeTo = (count: number): readonly Entry<K>[] => {
    for (; made.length < count && at < items.length; at += 1) {
      const item = items[at] as Item<K>;
      let place: Place | undefined;
      if (ids.size === ids.add(item.ref.id).size) continue;
      made.push({
        item,
        get place() {
          return (place ??= find(item));
        },
      });
    }
    return made;
  };
  return { get: (index) => makeTo(index + 1)[index], all: () => makeTo(Infinity) };
}
