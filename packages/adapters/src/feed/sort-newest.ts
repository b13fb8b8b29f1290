import { instantOf, type Notice } from '@civickit/core';

/** Items between two pauses. */
const stride = 4096;

interface Keyed {
  readonly item: Notice;
  readonly at: number;
}

/** `items` newest first; those without a date come last. */
export function* sortNewest(items: readonly Notice[], zone: string): Generator<void, readonly Notice[]> {
  const keyed: Keyed[] = [];
  for (const item of items) {
    keyed.push({ item, at: item.published ? instantOf(item.published, zone) : -Infinity });
    if (keyed.length % stride === 0) yield;
  }
  // Sorted at once, a hundred thousand would hold up the page; whole runs are merged with pauses between.
  let runs: Keyed[][] = [];
  for (let from = 0; from < keyed.length; from += stride) {
    // Not by subtraction: two items without date would give NaN.
    runs.push(keyed.slice(from, from + stride).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)));
    yield;
  }
  while (runs.length > 1) {
    const merged: Keyed[][] = [];
    for (let at = 0; at < runs.length; at += 2) merged.push(yield* mergedRuns(runs[at] as Keyed[], runs[at + 1] ?? []));
    runs = merged;
  }
  return (runs[0] as Keyed[]).map(({ item }) => item);
}

function* mergedRuns(some: readonly Keyed[], others: readonly Keyed[]): Generator<void, Keyed[]> {
  const merged: Keyed[] = [];
  let one = 0;
  while (merged.length < some.length + others.length) {
    const a = some[one];
    const b = others[merged.length - one];
    // Of equals the earlier goes first.
    if (a && (!b || a.at >= b.at)) {
      merged.push(a);
      one++;
    } else merged.push(b as Keyed);
    if (merged.length % stride === 0) yield;
  }
  return merged;
}
