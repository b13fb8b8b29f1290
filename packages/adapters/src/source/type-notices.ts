import type { Notice, NoticeType, Source } from '@civickit/core';

/** The kind of notices that a category stands for, such as `{ "辟谣": "correction" }`; letter case aside. */
export type TypesByCategory = Readonly<Record<string, NoticeType>>;

/** The same notices: those of no kind of their own get that of the first in `types` that is among their categories. */
export function typeNotices<T extends readonly Notice[]>(notices: T, types: TypesByCategory | undefined): T {
  const names = Object.keys(types ?? {});
  for (const notice of names.length > 0 ? notices : []) {
    const name = names.find((each) => notice.categories?.some((category) => category.toLowerCase() === each.toLowerCase()));
    // Not by a spread: texts that nobody reads are not made.
    if (name && !notice.type) Object.assign(notice, { type: types?.[name] });
  }
  return notices;
}

/**
 * The source with the kind as a filter of its own. Where none of `types` is what is asked for, nothing is: the banner asks for warnings
 * every few minutes, and is not to read archives to their end.
 */
export function filterTypes(source: Source<'notices'>, types: TypesByCategory | undefined): Source<'notices'> {
  return {
    ...source,
    applies: new Set([...source.applies, 'type'] as const),
    async list(query, cursor, context) {
      const { type } = query;
      if (type && type !== 'news' && !Object.values(types ?? {}).includes(type)) return { items: [], order: 'newest', skipped: [] };
      const batch = await source.list(query, cursor, context);
      return type ? { ...batch, items: batch.items.filter((notice) => (notice.type ?? 'news') === type) } : batch;
    },
  };
}
