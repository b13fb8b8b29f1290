import { isTidy, oneLine, pageUrl, plainTextFromHtml, type XmlElement } from '@civickit/core/markup';

/** Characters as written of what shows in one line. */
const maxLineChars = 16_384;

/** What an element tells of its item or channel, and the names under which it comes, the most telling first. */
const kinds = {
  title: 'title dc:title media:title',
  id: 'guid id',
  published: 'pubdate published issued created dc:date dcterms:issued dcterms:created',
  updated: 'updated lastbuilddate modified dcterms:modified',
  expires: 'prism:expirationdate',
  // The one of its namespace: a prefix of ours would cost every page bytes.
  verified: '{schema.org}:lastreviewed',
  language: 'language dc:language',
  rights: 'rights copyright dc:rights',
  link: 'link',
  enclosure: 'enclosure',
  category: 'category dc:subject',
  author: 'author dc:creator',
  editor: 'itunes:author managingeditor webmaster',
  source: 'source',
  picture: 'media:thumbnail media:content',
  logo: 'itunes:image image logo icon',
  about: 'description summary subtitle tagline dc:description itunes:summary media:description',
  content: 'content:encoded content xhtml:body xhtml:div',
};

type Kind = keyof typeof kinds;

/** Where the elements of each kind stand in an item, the most telling first. */
type Layout = { [K in Kind]?: number[] } & {
  /** Some are of a kind that few feeds have. */
  rare?: boolean;
};

const common: ReadonlySet<Kind> = new Set<Kind>(['title', 'id', 'published', 'updated', 'link', 'category', 'about', 'content']);

const places: ReadonlyMap<string, { readonly kind: Kind; readonly rank: number }> = new Map(
  Object.entries(kinds).flatMap(([kind, names]) => names.split(' ').map((name, rank) => [name, { kind: kind as Kind, rank }] as const)),
);
const none: readonly XmlElement[] = [];
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
    const places = this.layout[kind];
    if (!places) return none;
    const found = [this.elements[places[0] as number] as XmlElement];
    for (let at = 1; at < places.length; at++) found.push(this.elements[places[at] as number] as XmlElement);
    return found;
  }

  /** The first with anything in it. */
  first(kind: Kind): XmlElement | undefined {
    const found = this.layout[kind];
    for (let at = 0; found && at < found.length; at++) {
      const element = this.elements[found[at] as number] as XmlElement;
      if (element.inner) return element;
    }
    return undefined;
  }

  /** The text of the first that has any, in one line, as written; empty for none. */
  line(kind: Kind): string {
    const found = this.layout[kind];
    let text = '';
    for (let at = 0; found && at < found.length && !text; at++) text = written(this.elements[found[at] as number] as XmlElement);
    return text;
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
  names.forEach((name, position) => {
    const place = places.get(name);
    if (!place) return;
    layout.rare ||= !common.has(place.kind);
    const list = (layout[place.kind] ??= []);
    let at = list.length;
    while (at > 0 && (places.get(names[list[at - 1] as number] as string)?.rank ?? 0) > place.rank) at--;
    list.splice(at, 0, position);
  });
  return layout;
}

function written(element: XmlElement): string {
  return isTidy(element.inner, maxLineChars) ? element.inner : oneLine(element.text(maxLineChars));
}

/**
 * A title, category or name as plain text. RSS holds HTML there, escaped once or twice; in Atom it is HTML only where `type` says so
 * (RFC 4287 3.1).
 */
export function lineOf(element: XmlElement | undefined, atom: boolean): string {
  if (!element) return '';
  const { inner } = element;
  if (isTidy(inner, maxLineChars)) return inner;
  const text = element.text(maxLineChars);
  const html = !atom || element.attribute('type')?.endsWith('html');
  return html && markup.test(text) ? plainTextFromHtml(text) : oneLine(text);
}
