import { openAround } from './open-around.js';
import { endLinesAs, langAt, type PageElement, readPage } from './read-page.js';

export type PageProblem = 'no-place' | 'several-places' | 'not-closed' | 'has-content' | 'in-form' | 'in-p';

export interface PutOptions {
  /** Names the content in its marks: letters, digits, `_` and `-`. */
  readonly name: string;
  /** HTML that ends in a line break. */
  readonly content: (place: { readonly lang: string | undefined }) => string;
  /** `#id`, or a tag. @default the marks of an earlier run, else the element */
  readonly at: string | undefined;
  /** Where neither `at` nor marks say so: this element, of several the one whose `src` ends in `file`. */
  readonly element: string;
  readonly file: string;
  /** Whether children that no earlier run wrote may go. */
  readonly replace: boolean;
}

/** The page with the content in its place, all else to the letter; or why not. */
export function putIntoPage(page: string, options: PutOptions): { readonly page: string } | { readonly problem: PageProblem } {
  const marks = { begin: `<!-- civickit:form ${options.name} -->`, end: '<!-- /civickit:form -->' };
  const read = readPage(page);
  const begin = read.comments.find(({ text }) => text === marks.begin);
  const end = begin && read.comments.find(({ text, start }) => text === marks.end && start > begin.start);
  const written = begin && { from: begin.start, to: end?.end };
  if (options.at === undefined && written !== undefined) {
    if (written.to === undefined) return { problem: 'not-closed' };
    return put(written.from, written.to, written.from);
  }
  const found = choose(read.elements, options);
  if (typeof found === 'string') return { problem: found };
  const { inner, outer } = found;
  if (outer === undefined) return { problem: 'not-closed' };
  const inside = page.slice(inner, outer);
  if (written?.to !== undefined && written.from >= inner && written.to <= outer) return put(written.from, written.to, inner);
  if (inside.trim() !== '' && !options.replace) return { problem: 'has-content' };
  return put(inner, outer, inner);

  function put(from: number, to: number, near: number): ReturnType<typeof putIntoPage> {
    // A browser drops a form within a form, and ends a paragraph before one: the page would fall apart.
    const [around] = openAround(page, from);
    if (around) return { problem: `in-${around}` };
    return { page: join(page, from, to, options.content({ lang: langAt(read, near) }), marks) };
  }
}

function join(
  page: string,
  from: number,
  to: number,
  content: string,
  { begin, end }: { readonly begin: string; readonly end: string },
): string {
  return page.slice(0, from) + endLinesAs(page.slice(0, from), `${begin}\n${content}${end}`) + page.slice(to);
}

function choose(elements: readonly PageElement[], { at, element, file }: PutOptions): PageElement | PageProblem {
  const wanted = at?.startsWith('#') === true ? undefined : (at ?? element).toLowerCase();
  const fitting = elements.filter(({ name, attributes }) =>
    wanted === undefined ? attributes.get('id') === at?.slice(1) : name === wanted,
  );
  const [first, ...others] = fitting;
  if (!first) return 'no-place';
  if (others.length === 0) return first;
  const [named, ...more] = fitting.filter(({ attributes }) => attributes.get('src')?.split(/[?#]/u)[0]?.split('/').at(-1) === file);
  return named && more.length === 0 ? named : 'several-places';
}
