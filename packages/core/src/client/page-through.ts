import { takeOwn } from '../objects/take-own.js';
import type { Item, Kind } from '../source/resources.js';
import type { Page } from './client.types.js';
import { createPassedIds } from './passed-ids.js';
import type { Search } from './search.js';

/** One page, and the making of it. */
export interface Turned<K extends Kind> {
  readonly page: Page<Item<K>>;
  readonly search: Search<K>;
}

/** Makes the page behind a cursor. */
type TurnPage<K extends Kind> = (cursor: string | undefined) => Promise<Turned<K>>;

interface ThroughOptions {
  readonly max?: number;
  readonly cursor?: string;
}

/** See `Collection.pages`. With `fleeting`, batches are let go of behind the reader. */
export async function* pageThrough<K extends Kind>(
  turn: TurnPage<K>,
  fleeting: boolean,
  options: ThroughOptions | undefined,
): AsyncGenerator<Page<Item<K>>> {
  let { max = Infinity, cursor } = takeOwn(options);
  for (; max > 0; max -= 1) {
    const { page, search } = await turn(cursor);
    if (fleeting) for (const { chain, link } of search.walkers) if (link) chain?.forgetBefore(link, createPassedIds);
    yield page;
    // A page that brings neither items nor progress would only be followed by itself.
    if (page.cursor === undefined || (page.cursor === cursor && page.items.length === 0)) return;
    cursor = page.cursor;
  }
}

/** See `Collection.iterate`. */
export async function* itemsOf<K extends Kind>(pages: AsyncIterable<Page<Item<K>>>, max = Infinity): AsyncGenerator<Item<K>> {
  let left = max;
  if (left <= 0) return;
  for await (const { items } of pages) {
    for (const item of items) {
      yield item;
      if (--left <= 0) return;
    }
  }
}
