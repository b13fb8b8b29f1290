import type { Instant, Item, Kind, SourceAbout, Taxonomy } from '@civickit/core';

/** What `civickit pull` writes for one source: its items as our domain has them, never the bytes of another server. */
export interface PulledFile<K extends Kind = 'notices'> {
  readonly 'civickit-pulled': 1;
  readonly kind: K;
  readonly source: string;
  /** When the source last gave this. */
  readonly fetchedAt: Instant;
  /** The source's own name for itself. */
  readonly title?: string;
  readonly about?: Omit<SourceAbout, 'id'>;
  readonly order: 'newest' | 'unordered';
  readonly items: readonly Omit<Item<K>, 'raw'>[];
  /** Records of the source that could not be read. */
  readonly skipped: number;
  /** Where the source has given nothing since: when it was last asked, and why it gave nothing, as `kind/detail`. */
  readonly lastTry?: Instant;
  readonly error?: string;
}

/** A file of services holds their taxonomies, too, and may name a ready index of their words. */
export interface PulledServicesFile extends PulledFile<'services'> {
  readonly taxonomies?: readonly Taxonomy[];
  /** Name of the file beside this one that holds the index. */
  readonly search?: string;
}
