import { CivicError, type Contact, type FreshnessContract, type Source } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { parsePulled } from './parse-pulled.js';

export interface PulledOptions {
  /** The id of the source that was pulled. */
  readonly id: string;
  /** Address of the file that `civickit pull` wrote; a relative one is resolved against `base`. */
  readonly url: string | URL;
  /** @default the address of the page */
  readonly base?: string | URL;
  readonly area?: string;
  /** The source's name for people. @default the one it had when it was pulled */
  readonly title?: string;
  /** A page for people about the source. */
  readonly homepage?: string;
  readonly contact?: Contact;
  readonly freshness?: FreshnessContract;
}

/**
 * Notices out of a file of `civickit pull`. Its reports say `origin: 'file'`, and `fetchedAt` is when the source itself last answered.
 * @throws CivicError `invalid/url`
 */
export function pulled(options: PulledOptions): Source<'notices'> {
  const { id, area, title, homepage, contact, freshness } = options;
  const base = options.base ?? (globalThis as { location?: { href: string } }).location?.href;
  const address = pageUrl(String(options.url), base);
  if (!address) throw new CivicError('invalid/url', `The source ${id} has no http or https address.`, { source: id });
  const page = pageUrl(homepage, base);
  return {
    kind: 'notices',
    id,
    ...(area !== undefined && { area }),
    about: { ...(title && { title }), ...(page && { homepage: page }), ...(contact && { contact }), ...(freshness && { freshness }) },
    applies: new Set(),
    async list(_query, _cursor, { http, signal }) {
      const { bytes } = await http.send({ method: 'GET', url: new URL(address) }, signal);
      const { problems, ...batch } = parsePulled(bytes, id);
      return { ...batch, skipped: problems };
    },
  };
}
