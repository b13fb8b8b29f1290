import { Tokenizer } from '@civickit/core/markup';
import { openAround } from './open-around.js';

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
  const { elements, lang, begin, end } = readPage(page, marks);
  const written = begin === undefined ? undefined : { from: begin, to: end };
  if (options.at === undefined && written !== undefined) {
    if (written.to === undefined) return { problem: 'not-closed' };
    return put(written.from, written.to, langAt(elements, written.from));
  }
  const found = choose(elements, options);
  if (typeof found === 'string') return { problem: found };
  const { inner, outer } = found;
  if (outer === undefined) return { problem: 'not-closed' };
  const inside = page.slice(inner, outer);
  const own = found.lang ?? langAt(elements, found.start);
  if (written?.to !== undefined && written.from >= inner && written.to <= outer) return put(written.from, written.to, own);
  if (inside.trim() !== '' && !options.replace) return { problem: 'has-content' };
  return put(inner, outer, own);

  function put(from: number, to: number, near: string | undefined): ReturnType<typeof putIntoPage> {
    // A browser drops a form within a form, and ends a paragraph before one: the page would fall apart.
    const around = openAround(page, from);
    if (around) return { problem: `in-${around}` };
    return { page: join(page, from, to, options.content({ lang: near ?? lang }), marks) };
  }
}

function join(
  page: string,
  from: number,
  to: number,
  content: string,
  { begin, end }: { readonly begin: string; readonly end: string },
): string {
  const whole = `${begin}\n${content}${end}`;
  // Lines end as they do in the page.
  return page.slice(0, from) + (/\r\n/u.test(page.slice(0, from)) ? whole.replace(/\r?\n/gu, '\r\n') : whole) + page.slice(to);
}

interface PageElement {
  readonly name: string;
  readonly id: string | undefined;
  readonly src: string | undefined;
  readonly lang: string | undefined;
  readonly start: number;
  /** Where its children begin, and where its closing tag does. */
  readonly inner: number;
  outer: number | undefined;
}

interface ReadPage {
  readonly elements: readonly PageElement[];
  /** Of the whole page. */
  readonly lang: string | undefined;
  readonly begin: number | undefined;
  /** After the mark. */
  readonly end: number | undefined;
}

function readPage(page: string, marks: { readonly begin: string; readonly end: string }): ReadPage {
  const tokens = new Tokenizer(page, 'html');
  const elements: PageElement[] = [];
  const open = new Map<string, PageElement[]>();
  let begin: number | undefined;
  let end: number | undefined;
  for (let token = tokens.next(); token !== 'end'; token = tokens.next()) {
    const { name, start } = tokens;
    if (token === 'other') {
      const comment = page.slice(start, tokens.end);
      if (comment === marks.begin) begin ??= start;
      if (comment === marks.end && begin !== undefined) end ??= tokens.end;
    } else if (token === 'open') {
      const given = tokens.attributes();
      const element = {
        name,
        id: given.get('id'),
        src: given.get('src'),
        lang: given.get('lang'),
        start,
        inner: tokens.end,
        outer: undefined,
      };
      elements.push(element);
      const inside = open.get(name) ?? [];
      inside.push(element);
      open.set(name, inside);
    } else if (token === 'close') {
      const closed = open.get(name)?.pop();
      if (closed) closed.outer = start;
    }
  }
  return { elements, lang: elements.find(({ name }) => name === 'html')?.lang, begin, end };
}

function choose(elements: readonly PageElement[], { at, element, file }: PutOptions): PageElement | PageProblem {
  const wanted = at?.startsWith('#') === true ? undefined : (at ?? element).toLowerCase();
  const fitting = elements.filter(({ name, id }) => (wanted === undefined ? id === at?.slice(1) : name === wanted));
  const [first, ...others] = fitting;
  if (!first) return 'no-place';
  if (others.length === 0) return first;
  const [named, ...more] = fitting.filter(({ src }) => src?.split(/[?#]/u)[0]?.split('/').at(-1) === file);
  return named && more.length === 0 ? named : 'several-places';
}

/** Of the innermost element around that has one. */
function langAt(elements: readonly PageElement[], place: number): string | undefined {
  return elements.findLast(({ lang, inner, outer }) => lang !== undefined && inner <= place && outer !== undefined && outer >= place)?.lang;
}
