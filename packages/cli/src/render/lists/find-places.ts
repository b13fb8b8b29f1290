import { openAround } from '../open-around.js';
import { langAt, type PageElement, readPage } from '../read-page.js';
import type { ListKind } from './list-options.js';
import type { PageEdit } from './page-file.js';

export type ListProblem = 'no-place' | 'not-closed' | 'in-p' | 'has-content';

/** An element, and where between its tags the list stands or is to stand. */
export interface ListPlace extends Omit<PageEdit, 'text'> {
  readonly element: PageElement;
  readonly lang: string | undefined;
}

export interface FoundPlaces {
  readonly places: readonly ListPlace[];
  /** Of the elements that cannot be written into; `at` is a place in the page. */
  readonly problems: readonly { readonly problem: ListProblem; readonly at: number }[];
}

export const listTags: Readonly<Record<ListKind, readonly string[]>> = {
  notices: ['civic-notice-feed'],
  services: ['civic-service-catalogue', 'civic-service-guide'],
};

export const marksOf = (kind: ListKind) => ({ begin: `<!-- civickit:${kind} -->`, end: `<!-- /civickit:${kind} -->` });

interface Wanted {
  readonly kind: ListKind;
  /** Id of the only element that is meant. */
  readonly at: string | undefined;
  /** Whether children that no earlier run wrote may go. */
  readonly replace: boolean;
}

/** All elements of a kind in a page. */
export function findPlaces(page: string, { kind, at, replace }: Wanted): FoundPlaces {
  const read = readPage(page);
  const marks = marksOf(kind);
  const all = read.elements.filter(({ name }) => listTags[kind].includes(name));
  // What stands in another's children goes with them.
  const outermost = all.filter(({ start }) => !all.some(({ inner, outer = 0 }) => inner <= start && start < outer));
  const elements = outermost.filter(({ attributes }) => at === undefined || attributes.get('id') === at);
  const places: ListPlace[] = [];
  const problems: FoundPlaces['problems'][number][] = elements.length === 0 ? [{ problem: 'no-place', at: 0 }] : [];
  for (const element of elements) {
    const found = placeIn(element);
    if (typeof found === 'string') problems.push({ problem: found, at: element.start });
    else places.push({ ...found, element, lang: langAt(read, element.inner) });
  }
  return { places, problems };

  function placeIn({ inner, outer }: PageElement): Pick<ListPlace, 'from' | 'to'> | ListProblem {
    if (outer === undefined) return 'not-closed';
    // A browser ends a paragraph before a list, and with it the element.
    if (openAround(page, inner).includes('p')) return 'in-p';
    const inside = read.comments.filter(({ start, end }) => start >= inner && end <= outer);
    const begin = inside.find(({ text }) => text === marks.begin);
    const end = begin && inside.find(({ text, start }) => text === marks.end && start > begin.start);
    if (begin) return end ? { from: begin.start, to: end.end } : 'not-closed';
    return page.slice(inner, outer).trim() === '' || replace ? { from: inner, to: outer } : 'has-content';
  }
}
