import { CivicError, type Contact, type FreshnessContract, type Source } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';

/** What the factory of any adapter takes. */
export interface SourceOptions {
  /** Names the source in the identity of its items; it should outlive a change of address. */
  readonly id: string;
  /** Where the source is; a relative address is resolved against `base`. */
  readonly url: string | URL;
  /** @default the address of the page */
  readonly base?: string | URL;
  readonly area?: string;
  /** The source's name for people. @default its own, where it gives one */
  readonly title?: string;
  /** A page for people about the source. */
  readonly homepage?: string;
  readonly contact?: Contact;
  readonly freshness?: FreshnessContract;
  /** Bytes of one answer. @default 8 MiB */
  readonly maxBytes?: number;
}

/**
 * The absolute address of a source, and what it tells people about itself.
 * @throws CivicError `invalid/url`
 */
export function describeSource(options: SourceOptions): { address: string; described: Pick<Source, 'id' | 'area' | 'about'> } {
  const { id, area, title, homepage, contact, freshness } = options;
  const base = options.base ?? (globalThis as { location?: { href: string } }).location?.href;
  const address = pageUrl(String(options.url), base);
  if (!address) throw new CivicError('invalid/url', `The source ${id} has no http or https address.`, { source: id });
  const page = pageUrl(homepage, base && String(base));
  return {
    address,
    described: {
      id,
      ...(area !== undefined && { area }),
      about: { ...(title && { title }), ...(page && { homepage: page }), ...(contact && { contact }), ...(freshness && { freshness }) },
    },
  };
}

/**
 * The address that a cursor stands for. Cursors come back from storage and pages: they must not lead to another host.
 * @throws CivicError `invalid/cursor`
 */
export function addressOfCursor(cursor: string, address: string, source: string): URL {
  const url = pageUrl(cursor);
  if (!url || new URL(url).origin !== new URL(address).origin) {
    throw new CivicError('invalid/cursor', `The cursor of ${source} leads elsewhere.`, { source });
  }
  return new URL(url);
}
