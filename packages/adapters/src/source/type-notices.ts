import type { Notice, NoticeType } from '@civickit/core';

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
