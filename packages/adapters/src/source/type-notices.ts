import type { Notice, NoticeType } from '@civickit/core';

/** The kind of notices that a category stands for, such as `{ "辟谣": "correction" }`; letter case aside. */
export type TypesByCategory = Readonly<Record<string, NoticeType>>;

/** The same notices: those of no kind of their own get that of the first of their categories that stands for one. */
export function typeNotices<T extends readonly Notice[]>(notices: T, types: TypesByCategory | undefined): T {
  if (types) {
    const kinds = new Map(Object.keys(types).map((name) => [name.toLowerCase(), types[name]]));
    for (const notice of notices) {
      const type = notice.type ?? notice.categories?.map((name) => kinds.get(name.toLowerCase())).find(Boolean);
      // Not by a spread: texts that nobody reads are not made.
      if (type) Object.assign(notice, { type });
    }
  }
  return notices;
}
