import type { Dated } from '../freshness/freshness.js';
import type { Batch } from './source.js';
import type { When } from '../when/when.js';
import type { Item, Kind, Resources } from './resources.js';

/** Milliseconds since the epoch of a date, in the municipality's zone. */
export type Instants = (when: When) => number;

export interface PlaceContext {
  readonly now: number;
  readonly instant: Instants;
}

/** Where an item stands in a list: lower tiers first, then later times first, then the order of its source. */
export interface Place {
  readonly tier: number;
  readonly time: number;
}

/** What the client has to know of a resource to merge and filter it. */
export interface Rules<K extends Kind> {
  /** One test for each member of the query. @throws CivicError `invalid/query` for a value that it cannot read */
  readonly filters: {
    readonly [F in keyof Resources[K]['query']]-?: (
      wanted: NonNullable<Resources[K]['query'][F]>,
      instant: Instants,
    ) => (item: Item<K>) => boolean;
  };
  readonly place: (item: Item<K>, context: PlaceContext) => Place;
  /** Whether items can be seen, at little cost, to stand in the order of their places, all in one tier. */
  readonly inOrder: (items: readonly Item<K>[]) => boolean;
  /** Names under which the same item may come from another source. */
  readonly identities: (item: Item<K>) => readonly string[];
  /**
   * The batch with items as their types promise them: without members of a wrong shape, and undefined in place of what is no such item.
   * @default all is taken as it is
   */
  readonly mend?: (batch: Batch<Item<K>>) => Promise<Batch<Item<K>>>;
  /** The dates that freshness goes by. @default those of the item under the same names */
  readonly dates?: (item: Item<K>) => Dated;
}
