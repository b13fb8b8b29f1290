import { CivicError, type Notice, type Source, type SourceContext } from '@civickit/core';

export interface ReadSource {
  readonly items: readonly Notice[];
  readonly skipped: number;
  /** Why records were left out, or what of them could not be read. */
  readonly problems: readonly CivicError[];
  readonly order: 'newest' | 'unordered';
  readonly title?: string;
}

/** Newer ones than these are not cut off: sources give the newest first. A page of a weak network loads the whole file. */
const mostItems = 200;
const mostPages = 20;

/** All pages of a source, to at most 200 items. Rejects when any page fails: a part is no copy. */
export async function readAll(source: Source<'notices'>, context: SourceContext): Promise<ReadSource> {
  const items: Notice[] = [];
  const seen = new Set<string>();
  const problems: CivicError[] = [];
  let order: ReadSource['order'] = 'newest';
  let title: string | undefined;
  let cursor: string | undefined;
  for (let page = 0; page < mostPages && items.length < mostItems; page++) {
    const batch = await source.list({}, cursor, context);
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
    if (cursor === undefined || items.length === before) break;
  }
  const skipped = problems.length;
  if (items.length === 0 && skipped > 0) {
    const cause = new AggregateError(problems);
    throw new CivicError('protocol/wrong-shape', `${skipped} records, and none of them can be read`, { source: source.id, cause });
  }
  return { items: items.slice(0, mostItems), skipped, problems, order, ...(title && { title }) };
}
