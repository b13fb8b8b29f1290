import { CivicError, type Item, type Kind, type Source, type SourceContext } from '@civickit/core';
import type { PulledKind } from '../config/configured-sources.js';

/** How many items a source has: `atLeast` where it was not read to its end. */
export interface ItemCount {
  readonly items: number;
  readonly atLeast?: true;
}

export interface ReadSource<K extends Kind> {
  readonly items: readonly Item<K>[];
  /** Also of the items that were cut off. */
  readonly count: ItemCount;
  /** Records that could not be read. */
  readonly skipped: readonly CivicError[];
  /** The same, and what is wrong with items that are given. */
  readonly problems: readonly CivicError[];
  readonly order: 'newest' | 'unordered';
  readonly title?: string;
}

interface Limits {
  readonly items: number;
  readonly pages: number;
}

/**
 * Newer notices than these are not cut off: sources give the newest first, and a page on a weak network loads the whole file. A
 * catalogue has no order by which a part of it would be enough.
 */
const mostOf: Readonly<Record<PulledKind, Limits>> = { notices: { items: 200, pages: 20 }, services: { items: 20_000, pages: 1000 } };

/**
 * All pages of a source. Rejects also when there are records and not one of them can be read, and when a catalogue has no end.
 * @throws CivicError
 */
export async function readAll<K extends PulledKind>(source: Source<K>, context: SourceContext): Promise<ReadSource<K>> {
  const most = mostOf[source.kind];
  const read = await readPages(source, context, most);
  const { items, skipped } = read;
  if (items.length === 0 && skipped.length > 0) {
    throw new CivicError('protocol/wrong-shape', `${skipped.length} records, and none of them can be read`, { source: source.id });
  }
  if (source.kind === 'services' && (read.count.atLeast || read.count.items > most.items)) {
    throw new CivicError('too-large/answer', `there are more than ${most.items} services or ${most.pages} pages of them`, {
      source: source.id,
    });
  }
  return read;
}

/** The pages of a source, of notices at most 200 that are no warnings. Rejects when any page fails: a part is no copy. */
export async function readPages<K extends Kind>(
  source: Source<K>,
  context: SourceContext,
  most: Limits = mostOf.notices,
): Promise<ReadSource<K>> {
  const items: Item<K>[] = [];
  const seen = new Set<string>();
  const skipped: CivicError[] = [];
  const problems: CivicError[] = [];
  let order: ReadSource<K>['order'] = 'newest';
  let title: string | undefined;
  let cursor: string | undefined;
  for (let page = 0; page < most.pages && items.length < most.items; page++) {
    const batch = await source.list({}, cursor, { ...context, patient: true });
    const before = items.length;
    for (const item of batch.items) {
      if (seen.has(item.ref.id)) continue;
      seen.add(item.ref.id);
      items.push(item);
    }
    for (const problem of batch.skipped) skipped.push(problem);
    for (const problem of batch.problems ?? batch.skipped) problems.push(problem);
    title ??= batch.title;
    if (batch.order === 'unordered') order = 'unordered';
    cursor = batch.next;
    // A server that gives the same page for ever has come to its end.
    if (items.length === before) cursor = undefined;
    if (cursor === undefined) break;
  }
  const count: ItemCount = { items: items.length, ...(cursor !== undefined && { atLeast: true }) };
  return { items: items.filter((item, at) => at < most.items || isAlert(item)), count, skipped, problems, order, ...(title && { title }) };
}

/** One that is left out would be taken for none. */
function isAlert(item: object): boolean {
  return 'type' in item && item.type === 'alert';
}
