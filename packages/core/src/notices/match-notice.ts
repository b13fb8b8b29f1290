import type { Instants } from '../source/rules.js';
import { CivicError } from '../errors/civic-error.js';
import type { Notice, NoticeQuery } from './notice.js';

/** The tests for the parts of a query, each for itself, so that a source may do some and the client the rest. */
export const noticeFilters = {
  type(wanted: string) {
    return ({ type = 'news' }: Notice) => type === wanted;
  },
  category(wanted: string) {
    const folded = fold(wanted.trim());
    return (notice: Notice) => searchedIn(notice).categories.includes(folded);
  },
  /** A notice without date cannot be shown to be recent enough and is left out. */
  since(wanted: string, instant: Instants) {
    const precision = /^\d{4}-\d\d-\d\d$/.test(wanted) ? 'day' : 'instant';
    const from = instant({ iso: wanted, precision, zone: 'assumed' });
    if (Number.isNaN(from)) throw new CivicError('invalid/query', `since: "${wanted}" is no date such as 2026-03-04`);
    return (notice: Notice) => notice.published !== undefined && instant(notice.published) >= from;
  },
  text(wanted: string) {
    const words = fold(wanted).split(/\s+/).filter(Boolean);
    return (notice: Notice) => {
      const { text } = searchedIn(notice);
      return words.every((word) => text.includes(word));
    };
  },
};

noticeFilters satisfies { [K in keyof NoticeQuery]-?: unknown };

/** What is searched in a notice, folded once and not at every key. */
interface Searched {
  /** Parts are kept apart by a line break, which no word holds, so that nothing is found across two of them. */
  readonly text: string;
  readonly categories: readonly string[];
}

const searched = new WeakMap<Notice, Searched>();

function searchedIn(notice: Notice): Searched {
  let found = searched.get(notice);
  if (!found) {
    const { title, summary = '', categories = [], authors = [] } = notice;
    const text = fold([title, summary, ...categories, ...authors].join('\n'));
    searched.set(notice, (found = { text, categories: categories.map((category) => fold(category.trim())) }));
  }
  return found;
}

/** Full-width letters, ligatures and letter case are no difference to a reader (NFKC, Unicode Standard Annex 15). */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
