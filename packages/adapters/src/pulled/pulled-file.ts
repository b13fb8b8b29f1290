import type { Instant, Notice, SourceAbout } from '@civickit/core';

/** What `civickit pull` writes for one source: its items as our domain has them, never the bytes of another server. */
export interface PulledFile {
  readonly 'civickit-pulled': 1;
  readonly kind: 'notices';
  readonly source: string;
  /** When the source last gave this. */
  readonly fetchedAt: Instant;
  /** The source's own name for itself. */
  readonly title?: string;
  readonly about?: Omit<SourceAbout, 'id'>;
  readonly order: 'newest' | 'unordered';
  readonly items: readonly Omit<Notice, 'raw'>[];
  /** Records of the source that could not be read. */
  readonly skipped: number;
  /** Where the source has given nothing since: when it was last asked, and why it gave nothing, as `kind/detail`. */
  readonly lastTry?: Instant;
  readonly error?: string;
}
