import type { CivicError, Notice, When } from '@civickit/core';

/** What a feed says about itself. Addresses are absolute http(s) ones. */
export interface FeedInfo {
  /** Plain text. */
  readonly title?: string;
  /** Plain text, as long as the feed gave it. */
  readonly description?: string;
  /** The page that the feed belongs to. */
  readonly homepage?: string;
  /** BCP 47 tag. */
  readonly language?: string;
  readonly updated?: When;
  /** Names, or addresses where no name is given. */
  readonly authors?: readonly string[];
  readonly categories?: readonly string[];
  /** Plain text: who holds which rights in the feed. */
  readonly rights?: string;
  readonly image?: { readonly src: string };
  /** The next page (RFC 5005 section 3, JSON Feed `next_url`), else the next archive (RFC 5005 section 4), on the feed's own origin. */
  readonly next?: string;
}

/** What every reader of a feed's format is told. */
export interface FeedOrigin {
  /** The feed's own address, after redirects. */
  readonly url: string;
  /** Reads a date, in the municipality's zone where it has no offset. */
  readonly when: (text: string | undefined) => When | undefined;
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

/** Items that cannot be shown and are told one by one; what is hostile has any number. */
export const mostProblems = 1000;

/** Characters of a summary: three or four lines on a phone. */
export const summaryChars = 280;
