import type { Notice } from '@civickit/core';

const most = 30;

/** The categories that occur most often, those first. */
export function countCategories(notices: readonly Notice[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { categories } of notices) {
    for (const name of categories ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name]) => name);
}
