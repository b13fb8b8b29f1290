import { Tokenizer } from '@civickit/core/markup';

export interface PageElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly start: number;
  /** Where its children begin, and where its closing tag does. */
  readonly inner: number;
  readonly outer: number | undefined;
}

interface PageComment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface ReadPage {
  /** In the order of their opening tags. */
  readonly elements: readonly PageElement[];
  readonly comments: readonly PageComment[];
}

/** Where everything in a page stands, as far as it is needed to write into it. */
export function readPage(page: string): ReadPage {
  const tokens = new Tokenizer(page, 'html');
  const elements: { -readonly [K in keyof PageElement]: PageElement[K] }[] = [];
  const open = new Map<string, (typeof elements)[number][]>();
  const comments: PageComment[] = [];
  for (let token = tokens.next(); token !== 'end'; token = tokens.next()) {
    const { name, start, end } = tokens;
    if (token === 'other') {
      comments.push({ text: page.slice(start, end), start, end });
    } else if (token === 'open') {
      const element = { name, attributes: new Map(tokens.attributes()), start, inner: end, outer: undefined };
      elements.push(element);
      const inside = open.get(name) ?? [];
      inside.push(element);
      open.set(name, inside);
    } else if (token === 'close') {
      const closed = open.get(name)?.pop();
      if (closed) closed.outer = start;
    }
  }
  return { elements, comments };
}

/** The language at a place: of the innermost element around that names one, else of the whole page. */
export function langAt({ elements }: ReadPage, place: number): string | undefined {
  const around = elements.findLast(
    ({ attributes, inner, outer }) => attributes.get('lang') && inner <= place && outer !== undefined && outer >= place,
  );
  return (around ?? elements.find(({ name }) => name === 'html'))?.attributes.get('lang');
}

/** A text whose lines end as those of a page do. */
export function endLinesAs(page: string, text: string): string {
  return /\r\n/u.test(page) ? text.replace(/\r?\n/gu, '\r\n') : text;
}
