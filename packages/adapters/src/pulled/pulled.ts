import { CivicError, type Source } from '@civickit/core';
import type { SourceOptions } from '../source/describe-source.js';
import { pageAddress } from './addresses.js';
import { parsePulled } from './parse-pulled.js';

/** `id` is that of the source that was pulled, `url` the address of the file that `civickit pull` wrote. */
export type PulledOptions = SourceOptions;

/**
 * Notices out of a file of `civickit pull`. Its reports say `origin: 'file'`, and `fetchedAt` is when the source itself last answered.
 * @throws CivicError `invalid/url`
 */
export function pulled(options: PulledOptions): Source<'notices'> {
  const { id, area, title, homepage, contact, freshness, maxBytes } = options;
  const base = options.base === undefined ? (globalThis as { location?: { href: string } }).location?.href : String(options.base);
  const address = pageAddress(String(options.url), base);
  if (!address) throw new CivicError('invalid/url', `The source ${id} has no http or https address.`, { source: id });
  const page = pageAddress(homepage, base);
  return {
    kind: 'notices',
    id,
    ...(area !== undefined && { area }),
    about: { ...(title && { title }), ...(page && { homepage: page }), ...(contact && { contact }), ...(freshness && { freshness }) },
    applies: new Set(),
    async list(_query, _cursor, { http, signal }) {
      const { bytes } = await http.send({ method: 'GET', url: new URL(address), ...(maxBytes !== undefined && { maxBytes }) }, signal);
      const { problems, ...batch } = parsePulled(bytes, id);
      return { ...batch, skipped: problems };
    },
  };
}
