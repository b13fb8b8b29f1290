import { fold, holdsWords } from '../source/holds-words.js';
import { readBound } from '../source/read-bound.js';
import type { Instants } from '../source/rules.js';
import type { Notice, NoticeQuery } from './notice.js';

/** The tests for the parts of a query, each for itself, so that a source may do some and the client the rest. */
export const noticeFilters = {
  type(wanted: string) {
    return ({ type = 'news' }: Notice) => type === wanted;
  },
  category(wanted: string) {
    const folded = fold(wanted.trim());
    return (notice: Notice) => categoriesOf(notice).includes(folded);
  },
  /** A notice without date cannot be shown to be recent enough and is left out. */
  since(wanted: string, instant: Instants) {
    const from = readBound('since', wanted, instant);
    return (notice: Notice) => notice.published !== undefined && instant(notice.published) >= from;
  },
  text: holdsWords(({ title, summary, categories = [], authors = [] }: Notice) => [title, summary, ...categories, ...authors]),
};

noticeFilters satisfies { [K in keyof NoticeQuery]-?: unknown };

const folded = new WeakMap<Notice, readonly string[]>();

/** Folded once and not at every choice. */
function categoriesOf(notice: Notice): readonly string[] {
  let found = folded.get(notice);
  if (!found) folded.set(notice, (found = (notice.categories ?? []).map((category) => fold(category.trim()))));
  return found;
}
