import { takeOwn } from '../objects/take-own.js';
import type { Item, Kind } from '../source/resources.js';
import type { Page } from './client.types.js';
import type { Search } from './search.js';

/** One page, and the making of it. */
export interface Turned<K extends Kind> {
  readonly page: Page<Item<K>>;
  readonly search: Search<K>;
}

/** Makes the page behind a cursor. */
export type TurnPage<K extends Kind> = (cursor: string | undefined) => Promise<Turned<K>>;

export interface ThroughOptions {
  readonly max?: number;
}

async function* turnPages<K extends Kind>(turn: TurnPage<K>): AsyncGenerator<Turned<K>> {
  let cursor: string | undefined;
  for (;;) {
    const turned = await turn(cursor);
    yield turned;
    const next = turned.page.cursor;
    // A page that brings neither items nor progress would only be followed by itself.
    if (next === undefined || (next === cursor && turned.page.items.length === 0)) return;
    cursor = next;
  }
}

/** See `Collection.pages`. */
export async function* pageThrough<K extends Kind>(turn: TurnPage<K>, options: ThroughOptions | undefined): AsyncGenerator<Page<Item<K>>> {
  let left = takeOwn(options).max ?? Infinity;
  if (left <= 0) return;
  for await (const { page } of turnPages(turn)) {
    yield page;
    if (--left <= 0) return;
  }
}

/** See `Collection.iterate`. With `fleeting`, batches are let go of behind the reader. */
export async function* iterateThrough<K extends Kind>(
  turn: TurnPage<K>,
  fleeting: boolean,
  options: ThroughOptions | undefined,
): AsyncGenerator<Item<K>> {
  let left = takeOwn(options).max ?? Infinity;
  if (left <= 0) return;
  for await (const { page, search } of turnPages(turn)) {
    for (const item of page.items) {
      yield item;
      if (--left <= 0) return;
    }
    if (fleeting) for (const { chain, link } of search.walkers) if (link) chain?.forgetBefore(link);
  }
}
