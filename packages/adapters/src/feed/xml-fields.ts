import { isTidy, oneLine, pageUrl, plainTextFromHtml, type XmlElement } from '@civickit/core/markup';

/** Characters as written of what shows in one line. */
const maxLineChars = 16_384;

/** What an element tells of its item or channel, and the names under which it comes, the most telling first. */
const kinds = {
  title: 'title dc:title media:title',
  id: 'guid id',
  published: 'pubdate published issued created dc:date dcterms:issued dcterms:created',
  updated: 'updated lastbuilddate modified dcterms:modified',
  link: 'link',
  category: 'category dc:subject',
  about: 'description summary subtitle tagline dc:description itunes:summary media:description',
  content: 'content:encoded content xhtml:body xhtml:div',
  expires: 'prism:expirationdate',
  // The one of its namespace: a prefix of ours would cost every page bytes.
  verified: '{schema.org}:lastreviewed',
  language: 'language dc:language',
  rights: 'rights copyright dc:rights',
  enclosure: 'enclosure',
  author: 'author dc:creator',
  editor: 'itunes:author managingeditor webmaster',
  source: 'source',
  picture: 'media:thumbnail media:content',
  logo: 'itunes:image image logo icon',
};

type Kind = keyof typeof kinds;

/** Where the elements of each kind stand in an item, the most telling first. */
type Layout = { [K in Kind]?: number[] } & {
  /** Some are of a kind that few feeds have; without them what reads those is not even compiled. */
  rare?: true;
};

/** The kinds that most feeds have; the rest are behind them in the table. */
const commonKinds = 8;
const places = Object.entries(kinds).map(([kind, names]) => [kind as Kind, names.split(' ')] as const);
/** A tag or a reference; an ampersand that stands alone is none. */
const markup = /<|&[#a-z]/i;

/** Of the item before: most hold elements of the same names in the same order. */
let knownNames: readonly string[] = [];
let knownLayout: Layout = {};

/**
 * The elements directly in an item, entry or channel, found by what they tell. Media in groups count as if they stood alone, and a link
 * whose relation is `enclosure` (RFC 4287 4.2.7.2) as one.
 */
export class XmlFields {
  readonly layout: Layout;

  constructor(private elements: readonly XmlElement[]) {
    // By index here and below: each item comes this way, and a first reading is not compiled yet.
    let at = 0;
    while (at < elements.length && nameOf(elements[at] as XmlElement) === knownNames[at]) at++;
    if (at < elements.length || at < knownNames.length) {
      this.elements = ungrouped(elements);
      knownNames = this.elements.map(nameOf);
      knownLayout = layoutOf(knownNames);
    }
    this.layout = knownLayout;
  }

  /** Those of this kind, the most telling first. */
  all(kind: Kind): readonly XmlElement[] {
    return this.layout[kind]?.map((at) => this.elements[at] as XmlElement) ?? [];
  }

  /** The first with anything in it. */
  first(kind: Kind): XmlElement | undefined {
    return this.all(kind).find(({ inner }) => inner);
  }

  /** The text of the first that has any, in one line, as written; empty for none. */
  line(kind: Kind): string {
    let line = '';
    for (const element of this.all(kind)) line ||= lineOf(element, true, oneLine);
    return line;
  }

  /** Where a link of this relation leads (RFC 4287 4.2.7; plain text in RSS), pages for people first. */
  link(relation: string): string | undefined {
    let found: string | undefined;
    for (const element of this.all('link')) {
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

function nameOf(element: XmlElement): string {
  return element.name === 'link' && element.attribute('rel') === 'enclosure' ? 'enclosure' : element.name;
}

function ungrouped(elements: readonly XmlElement[]): readonly XmlElement[] {
  return elements.flatMap((element) => (element.name === 'media:group' ? ungrouped(element.children()) : element));
}

function layoutOf(names: readonly string[]): Layout {
  const layout: Layout = {};
  places.forEach(([kind, known], order) => {
    for (const name of known)
      for (let at = names.indexOf(name); at >= 0; at = names.indexOf(name, at + 1)) {
        (layout[kind] ??= []).push(at);
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
