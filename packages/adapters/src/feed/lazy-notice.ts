import type { Notice, RichText } from '@civickit/core';

/** What takes time to make, and what most readers of a long feed never ask for; made when first read, and kept. */
export abstract class LateFacts {
  private rich: RichText | undefined | null = null;
  private plain: string | undefined | null = null;

  protected abstract makeContent(): RichText | undefined;
  protected abstract makeSummary(): string | undefined;

  get content(): RichText | undefined {
    return this.rich === null ? (this.rich = this.makeContent()) : this.rich;
  }

  get summary(): string | undefined {
    return this.plain === null ? (this.plain = this.makeSummary()) : this.plain;
  }
}

const facts = Symbol('late facts');

/**
 * A notice whose content and summary are made when first read, and kept. They are own, enumerable getters, so that a spread or a
 * structured clone of the notice holds plain values. All notices share the two getters: closures in each would make every notice a
 * shape of its own, which costs six times the memory and four times the time.
 */
export function lazyNotice(known: Omit<Notice, 'content' | 'summary'>, late: LateFacts): Notice {
  Object.defineProperty(known, facts, { value: late });
  Object.defineProperty(known, 'content', content);
  return Object.defineProperty(known, 'summary', summary);
}

interface Lazy {
  readonly [facts]: LateFacts;
}

const content = {
  enumerable: true,
  configurable: true,
  get(this: Lazy): RichText | undefined {
    return this[facts].content;
  },
};

const summary = {
  enumerable: true,
  configurable: true,
  get(this: Lazy): string | undefined {
    return this[facts].summary;
  },
};
