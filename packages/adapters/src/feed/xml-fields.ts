import { oneLine, pageUrl, plainTextFromHtml, type XmlElement } from '@civickit/core/markup';

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

const places: ReadonlyMap<string, { readonly kind: Kind; readonly rank: number }> = new Map(
  Object.entries(kinds).flatMap(([kind, names]) => names.split(' ').map((name, rank) => [name, { kind: kind as Kind, rank }] as const)),
);
const none: readonly XmlElement[] = [];
/** A tag or a reference; an ampersand that stands alone is none. */
const markup = /<|&[#a-z]/i;

/**
 * The elements directly in an item, entry or channel, found by what they tell. Media in groups count as if they stood alone, and a link
 * whose relation is `enclosure` (RFC 4287 4.2.7.2) as one.
 */
export class XmlFields {
  private readonly found: { [K in Kind]?: XmlElement[] } = {};

  constructor(elements: readonly XmlElement[]) {
    this.add(elements);
  }

  /** Those of this kind, the most telling first. */
  all(kind: Kind): readonly XmlElement[] {
    return this.found[kind] ?? none;
  }

  /** The first with anything in it. */
  first(kind: Kind): XmlElement | undefined {
    const elements = this.all(kind);
    for (let at = 0; at < elements.length; at++) if (elements[at]?.inner) return elements[at];
    return undefined;
  }

  /** The text of the first that has any, in one line, as written; empty for none. */
  line(kind: Kind): string {
    const elements = this.found[kind];
    let text = '';
    for (let at = 0; elements && at < elements.length && !text; at++) text = oneLine((elements[at] as XmlElement).text(maxLineChars));
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

  private add(elements: readonly XmlElement[]): void {
    // By index here and above: each item comes this way, and a first reading is not compiled yet.
    for (let at = 0; at < elements.length; at++) {
      const element = elements[at] as XmlElement;
      const place = places.get(element.name);
      if (place) this.insert(element, isEnclosure(element) ? 'enclosure' : place.kind, place.rank);
      else if (element.name === 'media:group') this.add(element.children());
    }
  }

  private insert(element: XmlElement, kind: Kind, rank: number): void {
    const list = this.found[kind];
    if (!list) {
      this.found[kind] = [element];
      return;
    }
    let at = list.length;
    while (at > 0 && (places.get((list[at - 1] as XmlElement).name)?.rank ?? 0) > rank) at--;
    list.splice(at, 0, element);
  }
}

function isEnclosure(element: XmlElement): boolean {
  return element.name === 'link' && element.attribute('rel') === 'enclosure';
}

/**
 * A title, category or name as plain text. RSS holds HTML there, escaped once or twice; in Atom it is HTML only where `type` says so
 * (RFC 4287 3.1).
 */
export function lineOf(element: XmlElement | undefined, atom: boolean): string {
  if (!element) return '';
  const written = element.text(maxLineChars);
  const html = !atom || element.attribute('type')?.endsWith('html');
  return html && markup.test(written) ? plainTextFromHtml(written) : oneLine(written);
}
