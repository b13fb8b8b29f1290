import type { RichText } from '@civickit/core';
import type { XmlElement } from '@civickit/core/markup';
import { bodyOf, richTextOf, summaryOf, type Body } from './body.js';
import { summaryChars, type FeedOrigin } from './feed-reading.js';
import type { LateFacts } from './lazy-notice.js';

/** The prose of an item, read when asked for; where only one of the two kinds is there, it stands for both. */
export class XmlProse implements LateFacts {
  made?: LateFacts['made'];

  constructor(
    /** Elements that hold the item whole. */
    private readonly whole: readonly XmlElement[],
    /** Elements that describe it in short. */
    private readonly short: readonly XmlElement[],
    private readonly atom: boolean,
    private readonly origin: FeedOrigin,
    /** What RSS means by a relative address where no `xml:base` says otherwise; Atom means the feed's (RFC 4287 section 2). */
    private readonly page: string,
  ) {}

  content(): RichText | undefined {
    return richTextOf(this.body(this.whole) ?? this.body(this.short));
  }

  summary(): string | undefined {
    return summaryOf(this.body(this.short) ?? this.body(this.whole), summaryChars);
  }

  /** The first of these elements that holds prose. */
  private body(elements: readonly XmlElement[]): Body | undefined {
    for (const element of elements) {
      const base = this.atom || element.base !== this.origin.url ? element.base : this.page;
      const body = element.inner ? bodyOf(element, this.atom, base) : undefined;
      if (body) return body;
    }
    return undefined;
  }
}
