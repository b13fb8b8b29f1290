import { CivicError, type Item, type Kind, type Source, type SourceContext } from '@civickit/core';

/** How many items a source has: `atLeast` where it was not read to its end. */
export interface ItemCount {
  readonly items: number;
  readonly atLeast?: true;
}

export interface ReadSource<K extends Kind = 'notices'> {
  readonly items: readonly Item<K>[];
  /** Also of the items that were cut off. */
  readonly count: ItemCount;
  /** What could not be read. */
  readonly problems: readonly CivicError[];
  readonly order: 'newest' | 'unordered';
  readonly title?: string;
}

/** Newer ones than these are not cut off: sources give the newest first. A page of a weak network loads the whole file. */
const mostItems = 200;
const mostPages = 20;

/** The same as `readPages`; rejects also when there are records and not one of them can be read. */
export async function readAll(source: Source<'notices'>, context: SourceContext): Promise<ReadSource> {
  const read = await readPages(source, context);
  const { items, problems } = read;
  if (items.length === 0 && problems.length > 0) {
    throw new CivicError('protocol/wrong-shape', `${problems.length} records, and none of them can be read`, { source: source.id });
  }
  return read;
}

/** All pages of a source, to at most 200 items. Rejects when any page fails: a part is no copy. */
export async function readPages<K extends Kind>(source: Source<K>, context: SourceContext): Promise<ReadSource<K>> {
  const items: Item<K>[] = [];
  const seen = new Set<string>();
  const problems: CivicError[] = [];
  let order: ReadSource<K>['order'] = 'newest';
  let title: string | undefined;
  let cursor: string | undefined;
  for (let page = 0; page < mostPages && items.length < mostItems; page++) {
    const batch = await source.list({}, cursor, { ...context, patient: true });
    const before = items.length;
    for (const item of batch.items) {
      if (seen.has(item.ref.id)) continue;
      seen.add(item.ref.id);
      items.push(item);
    }
    for (const problem of batch.skipped) problems.push(problem);
    title ??= batch.title;
    if (batch.order === 'unordered') order = 'unordered';
    cursor = batch.next;
    // A server that gives the same page for ever has come to its end.
    if (items.length === before) cursor = undefined;
    if (cursor === undefined) break;
  }
  const count: ItemCount = { items: items.length, ...(cursor !== undefined && { atLeast: true }) };
  return { items: items.slice(0, mostItems), count, problems, order, ...(title && { title }) };
}
