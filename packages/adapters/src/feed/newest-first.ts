import { instantOf, type Notice, type When } from '@civickit/core';

/**
 * `items` newest first; those without a date come last. Left as they are when they are in order already, and when none is dated:
 * then there is no order to speak of.
 */
export function* newestFirst(
  items: readonly Notice[],
  zone: string,
): Generator<void, { items: readonly Notice[]; order: 'newest' | 'unordered' }> {
  let descending = true;
  let dated = false;
  let before: Notice | undefined;
  for (const item of items) {
    dated ||= item.published !== undefined;
    if (before && !notBefore(before.published, item.published, zone)) descending = false;
    before = item;
    yield;
  }
  if (!dated) return { items, order: items.length > 1 ? 'unordered' : 'newest' };
  if (descending) return { items, order: 'newest' };
  const keyed: { item: Notice; at: number }[] = [];
  for (const item of items) {
    keyed.push({ item, at: item.published ? instantOf(item.published, zone) : -Infinity });
    yield;
  }
  // Not by subtraction: two items without date would give NaN.
  keyed.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return { items: keyed.map(({ item }) => item), order: 'newest' };
}

function notBefore(earlier: When | undefined, later: When | undefined, zone: string): boolean {
  if (!later) return true;
  if (!earlier) return false;
  // Of one offset, dates of RFC 3339 sort as text, which spares two calls of Date.parse a notice.
  if (earlier.iso.endsWith('Z') && later.iso.endsWith('Z') && earlier.iso.length === later.iso.length) return earlier.iso >= later.iso;
  return instantOf(earlier, zone) >= instantOf(later, zone);
}
