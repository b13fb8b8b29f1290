import type { CivicError, Notice, When } from '@civickit/core';

/** What a feed says about itself. */
export interface FeedInfo {
  readonly title?: string;
  /** Absolute http(s) address of the page that the feed belongs to. */
  readonly homepage?: string;
  /** BCP 47 tag. */
  readonly language?: string;
  readonly updated?: When;
  /** Absolute address of the next page (RFC 5005 section 3, JSON Feed `next_url`), on the feed's own origin. */
  readonly next?: string;
}

/** What every reader of a feed's format is told. */
export interface FeedOrigin {
  /** The feed's own address, after redirects. */
  readonly url: string;
  /** IANA zone for dates without offset. */
  readonly zone: string;
  /** Id of the source, for the identity of its notices. */
  readonly source: string;
  readonly pinnedCategory?: string | undefined;
}

/** What it gives back. */
export interface FeedReading {
  readonly feed: FeedInfo;
  readonly items: Notice[];
  readonly problems: CivicError[];
}

/** Characters of a summary: three or four lines on a phone. */
export const summaryChars = 280;
