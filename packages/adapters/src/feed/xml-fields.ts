import { isTidy, oneLine, pageUrl, plainTextFromHtml, type XmlElement } from '@civickit/core/markup';

/** Characters as written of what shows in one line. */
const maxLineChars = 16_384;

/** The names of elements that tell the same of their item or channel, the most telling first, by which the kind is called. */
const kinds = [
  'title dc:title media:title',
  'guid id',
  'pubdate published issued created dc:date dcterms:issued dcterms:created',
  'updated lastbuilddate modified dcterms:modified',
  'link',
  'category dc:subject',
  'description summary subtitle tagline dc:description itunes:summary media:description',
  'content:encoded content xhtml:body xhtml:div',
  'prism:expirationdate',
  // The one of its namespace: a prefix of ours would cost every page bytes.
  '{schema.org}:lastreviewed',
  'language dc:language',
  'rights copyright dc:rights',
  'enclosure',
  'author dc:creator',
  'itunes:author managingeditor webmaster',
  'source',
  'media:thumbnail media:content',
  'itunes:image image logo icon',
] as const;

type FirstOf<Names> = Names extends `${infer Name} ${string}` ? Name : Names;
type Kind = FirstOf<(typeof kinds)[number]>;

/** Where the elements of each kind stand in an item, the most telling first. */
type Layout = { [K in Kind]?: number[] } & {
  /** Some are of a kind that few feeds have; without them what reads those is not even compiled. */
  rare?: true;
};

/** The kinds that most feeds have; the rest are behind them in the table. */
const commonKinds = 8;
const namesOfKinds = kinds.map((names) => names.split(' ') as [Kind, ...string[]]);
/** A tag or a reference; an ampersand that stands alone is none. */
const markup = /<|&[#a-z]/i;

const none: readonly XmlElement[] = [];

/** Of items that were taken alike. */
const layouts = new WeakMap<object, Layout>();

/**
 * The elements directly in an item, entry or channel, found by what they tell. Media in groups count as if they stood alone, and a link
 * whose relation is `enclosure` (RFC 4287 4.2.7.2) as one.
 */
export class XmlFields {
  readonly layout: Layout;

  constructor(
    private elements: readonly XmlElement[],
    likeness?: object,
  ) {
    let layout = likeness && layouts.get(likeness);
    if (!layout) {
      this.elements = ungrouped(elements);
      layout = layoutOf(this.elements.map(nameOf));
      // A group that was taken alike holds nothing, and falls out.
      if (likeness && this.elements.length === elements.length) layouts.set(likeness, layout);
    }
    this.layout = layout;
  }

  /** Those of this kind, the most telling first. */
  all(kind: Kind): readonly XmlElement[] {
    const places = this.layout[kind];
    if (!places) return none;
    // Here and below without closures and iterators, and most lists begin with their length: a first reading is slowed by what it throws away.
    const found = [this.elements[places[0] as number] as XmlElement];
    for (let at = 1; at < places.length; at++) found.push(this.elements[places[at] as number] as XmlElement);
    return found;
  }

  /** The first with anything in it. */
  first(kind: Kind): XmlElement | undefined {
    return this.all(kind).find(isFilled);
  }

  /** The text of the first that has any, in one line, as written; empty for none. */
  line(kind: Kind): string {
    return this.all(kind).reduce(lineOr, '');
  }

  /** Where a link of this relation leads (RFC 4287 4.2.7; plain text in RSS), pages for people first. */
  link(relation: string): string | undefined {
    const links = this.all('link');
    let found: string | undefined;
    for (let at = 0; at < links.length; at++) {
      const element = links[at] as XmlElement;
      const href = element.attribute('href');
      if ((element.attribute('rel') ?? 'alternate') !== relation || (href === undefined && relation !== 'alternate')) continue;
      const url = pageUrl(href ?? element.text(maxLineChars), element.base);
      const type = element.attribute('type');
      if (url && (!type || type === 'text/html')) return url;
      found ??= url;
    }
    return found;
  }
}

function isFilled({ inner }: XmlElement): boolean {
  return inner !== '';
}

function lineOr(line: string, element: XmlElement): string {
  return line || lineOf(element, true, oneLine);
}

function nameOf(element: XmlElement): string {
  return element.name === 'link' && element.attribute('rel') === 'enclosure' ? 'enclosure' : element.name;
}

function ungrouped(elements: readonly XmlElement[]): readonly XmlElement[] {
  return elements.flatMap((element) => (element.name === 'media:group' ? ungrouped(element.children()) : element));
}

function layoutOf(names: readonly string[]): Layout {
  const layout: Layout = {};
  namesOfKinds.forEach((known, order) => {
    for (const name of known)
      for (let at = names.indexOf(name); at >= 0; at = names.indexOf(name, at + 1)) {
        (layout[known[0]] ??= []).push(at);
        if (order >= commonKinds) layout.rare = true;
      }
  });
  return layout;
}

/**
 * A title, category or name as plain text. RSS holds HTML there, escaped once or twice; in Atom it is HTML only where `type` says so
 * (RFC 4287 3.1).
 */
export function lineOf(element: XmlElement | undefined, atom: boolean, read: (html: string) => string = plainTextFromHtml): string {
  if (!element) return '';
  if (isTidy(element.inner, maxLineChars)) return element.inner;
  const text = element.text(maxLineChars);
  const html = !atom || element.attribute('type')?.endsWith('html');
  return html && markup.test(text) ? read(text) : oneLine(text);
}
