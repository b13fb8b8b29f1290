import type { RichText } from '@civickit/core';
import { LateFacts } from './lazy-notice.js';

class MadeFacts extends LateFacts {
  constructor(private readonly make: { content(): RichText | undefined; summary(): string | undefined }) {
    super();
  }

  protected override makeContent(): RichText | undefined {
    return this.make.content();
  }

  protected override makeSummary(): string | undefined {
    return this.make.summary();
  }
}

/** Facts that two functions make. */
export function lateFacts(make: { content(): RichText | undefined; summary(): string | undefined }): LateFacts {
  return new MadeFacts(make);
}
