import { oneLine, pageUrl, plainTextFromHtml, type XmlElement } from '@civickit/core/markup';

/** Characters as written of what shows in one line. */
const maxLineChars = 16_384;

const none: readonly XmlElement[] = [];

/** The elements directly in an item, entry or channel, found by name. */
export class XmlFields {
  private readonly firsts = new Map<string, XmlElement>();

  constructor(private readonly elements: readonly XmlElement[]) {
    for (const element of elements) if (!this.firsts.has(element.name)) this.firsts.set(element.name, element);
  }

  all(name: string): readonly XmlElement[] {
    return this.firsts.has(name) ? this.elements.filter((element) => element.name === name) : none;
  }

  /** The first with anything in it, of the first of these names that has one. */
  first(names: readonly string[]): XmlElement | undefined {
    for (const name of names) {
      const first = this.firsts.get(name);
      const found = !first || first.inner ? first : this.all(name).find((element) => element.inner);
      if (found) return found;
    }
    return undefined;
  }

  /** The text of the first of these that has any, in one line, as written. */
  line(names: readonly string[]): string | undefined {
    for (const name of names) {
      if (!this.firsts.has(name)) continue;
      for (const element of this.all(name)) {
        const text = element.inner && oneLine(element.text(maxLineChars));
        if (text) return text;
      }
    }
    return undefined;
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

/**
 * A title, category or name as plain text. RSS holds HTML there, escaped once or twice; in Atom it is HTML only where `type` says so
 * (RFC 4287 3.1).
 */
export function lineOf(element: XmlElement | undefined, atom: boolean): string {
  if (!element) return '';
  const written = element.text(maxLineChars);
  const html = !atom || element.attribute('type')?.endsWith('html');
  return html && /[<&]/.test(written) ? plainTextFromHtml(written) : oneLine(written);
}
