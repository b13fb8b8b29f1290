import type { Instants } from '../source/rules.js';
import { CivicError } from '../errors/civic-error.js';
import type { Notice, NoticeQuery } from './notice.js';

/** The tests for the parts of a query, each for itself, so that a source may do some and the client the rest. */
export const noticeFilters = {
  category(wanted: string) {
    const folded = fold(wanted.trim());
    return (notice: Notice) => notice.categories?.some((category) => fold(category.trim()) === folded) ?? false;
  },
  /** A notice without date cannot be shown to be recent enough and is left out. */
  since(wanted: string, instant: Instants) {
    const precision = /^\d{4}-\d\d-\d\d$/.test(wanted) ? 'day' : 'instant';
    const from = instant({ iso: wanted, precision, zone: 'assumed' });
    if (Number.isNaN(from)) throw new CivicError('invalid/query', `since: "${wanted}" is no RFC 3339 date such as 2026-03-04`);
    return (notice: Notice) => notice.published !== undefined && instant(notice.published) >= from;
  },
  text(wanted: string) {
    const words = fold(wanted).split(/\s+/).filter(Boolean);
    return (notice: Notice) => {
      const searched = searchedText(notice);
      return words.every((word) => searched.includes(word));
    };
  },
};

noticeFilters satisfies { [K in keyof NoticeQuery]-?: unknown };

const searchedTexts = new WeakMap<Notice, string>();

/** Parts are kept apart by a line break, which no word holds, so that nothing is found across two of them. */
function searchedText(notice: Notice): string {
  let found = searchedTexts.get(notice);
  if (found === undefined) {
    found = fold([notice.title, notice.summary ?? '', ...(notice.categories ?? []), ...(notice.authors ?? [])].join('\n'));
    searchedTexts.set(notice, found);
  }
  return found;
}

/** Full-width letters, ligatures and letter case are no difference to a reader (NFKC, Unicode Standard Annex 15). */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
