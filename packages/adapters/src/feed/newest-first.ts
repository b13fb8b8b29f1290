import { instantOf, type Notice } from '@civickit/core';

/**
 * `items` newest first; those without a date come last. Left as they are when they are in order already, and when none is dated:
 * then there is no order to speak of.
 */
export function* newestFirst(
  items: readonly Notice[],
  zone: string,
): Generator<void, { items: readonly Notice[]; order: 'newest' | 'unordered' }> {
  const dated: { item: Notice; at: number }[] = [];
  let descending = true;
  let last = Infinity;
  for (const item of items) {
    const at = item.published ? instantOf(item.published, zone) : -Infinity;
    descending &&= at <= last;
    last = at;
    dated.push({ item, at });
    yield;
  }
  if (dated.every(({ at }) => at === -Infinity)) return { items, order: items.length > 1 ? 'unordered' : 'newest' };
  if (descending) return { items, order: 'newest' };
  // Not by subtraction: two items without date would give NaN.
  dated.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return { items: dated.map(({ item }) => item), order: 'newest' };
}
