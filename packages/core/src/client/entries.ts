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

/** Of ten thousand in order, only those of one page are made, and placed when somebody asks where they stand. */
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
  const get = (index: number) => items[index] && (made[index] ??= make(items[index]));
  return { length: items.length, get, all: () => items.map((item, index) => (made[index] ??= make(item))) };
}
