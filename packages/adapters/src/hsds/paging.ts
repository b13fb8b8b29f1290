import { CivicError } from '@civickit/core';
import { hashOf } from '../record/hash-of.js';
import type { ReadServices } from './parse-hsds.js';
import type { PageFacts } from './records.js';

/** A page, and what the one before it held, by which a server is known that gives the same page for ever. */
export interface PagePlace {
  readonly page: number;
  readonly before?: string | undefined;
}

/** A catalogue of more pages is a server that makes them up. */
const mostPages = 10_000;

export function cursorOf({ page, before = '' }: PagePlace): string {
  return `${page}.${before}`;
}

/** @throws CivicError `invalid/cursor` */
export function pageOf(cursor: string | undefined, source: string): PagePlace {
  if (cursor === undefined) return { page: 1 };
  const [, page, before] = /^([1-9]\d{0,4})\.([a-z\d]{0,16})$/.exec(cursor) ?? [];
  if (!page) throw new CivicError('invalid/cursor', `The cursor of ${source} is no page of its list.`, { source });
  return { page: Number(page), before };
}

/**
 * The page after this one; undefined where this is the last, `repeated` where it is none but the one before again. Any sign of the end is
 * believed; without one the pages end with an empty one.
 */
export function nextPage(
  { items, count, page }: Pick<ReadServices, 'items' | 'count' | 'page'>,
  place: PagePlace,
): PagePlace | 'repeated' | undefined {
  const seen = fingerprint(items.map(({ ref }) => ref.id));
  const isRepeated = place.page > 1 && (seen === place.before || (page.number !== undefined && page.number < place.page - 1));
  if (isRepeated && count > 0) return 'repeated';
  if (count === 0 || isLast(page, place.page) || place.page >= mostPages) return undefined;
  return { page: place.page + 1, before: seen };
}

function isLast({ isWhole, isEmpty, isLast: last, pages, number }: PageFacts, asked: number): boolean {
  if (isWhole || isEmpty || last) return true;
  // Some count from 0, contrary to the standard, and then name the page before.
  return last === undefined && pages !== undefined && pages > 0 && Math.max(asked, number ?? 0) >= pages;
}

/** The ids of a page, in their order, in a few signs. */
export function fingerprint(ids: readonly string[]): string {
  return hashOf(ids.join('\n')).toString(36);
}
