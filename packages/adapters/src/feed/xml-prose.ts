import type { RichText } from '@civickit/core';
import type { XmlElement } from '@civickit/core/markup';
import { bodyOf, richTextOf, summaryOf, type Body } from './body.js';
import { summaryChars, type FeedOrigin } from './feed-reading.js';
import type { LateFacts } from './lazy-notice.js';

/** Elements that describe an item in short, and that hold it whole. */
export const describing = ['description', 'summary', 'dc:description', 'itunes:summary', 'media:description'];
export const containing = ['content:encoded', 'content', 'xhtml:body', 'xhtml:div'];

/** The prose of an item, read when asked for; where only one of the two kinds is there, it stands for both. */
export class XmlProse implements LateFacts {
  constructor(
    /** Those of the item that describe or contain; the others need not be kept. */
    private readonly elements: readonly XmlElement[],
    private readonly atom: boolean,
    private readonly origin: FeedOrigin,
    /** What RSS means by a relative address where no `xml:base` says otherwise; Atom means the feed's (RFC 4287 section 2). */
    private readonly page: string,
  ) {}

  content(): RichText | undefined {
    return richTextOf(this.body(containing) ?? this.body(describing));
  }

  summary(): string | undefined {
    return summaryOf(this.body(describing) ?? this.body(containing), summaryChars);
  }

  /** The first of these elements that holds prose. */
  private body(names: readonly string[]): Body | undefined {
    for (const element of names.flatMap((name) => this.elements.filter((element) => element.name === name))) {
      const base = this.atom || element.base !== this.origin.url ? element.base : this.page;
      const body = element.inner ? bodyOf(element, this.atom, base) : undefined;
      if (body) return body;
    }
    return undefined;
  }
}
