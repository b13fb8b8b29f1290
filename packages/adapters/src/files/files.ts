import { CivicError, type Contact, type FreshnessContract, type Source } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { parseNoticeFile, type ParseNoticeFileOptions } from './notices/parse-notice-file.js';

export interface FilesOptions extends Pick<ParseNoticeFileOptions, 'sheet' | 'encoding' | 'dateOrder' | 'html'> {
  /** Names the source in the identity of its notices; it should outlive a change of address. */
  readonly id: string;
  /** Address of the file; a relative one is resolved against `base`. */
  readonly url: string | URL;
  /** @default the address of the page */
  readonly base?: string | URL;
  readonly area?: string;
  /** The source's name for people. */
  readonly title?: string;
  /** A page for people about the source. */
  readonly homepage?: string;
  readonly contact?: Contact;
  readonly freshness?: FreshnessContract;
  /** @default 8 MiB */
  readonly maxBytes?: number;
}

/**
 * Notices from a file that a clerk keeps: CSV, a workbook (.xlsx) or JSON. All of them come at once; it filters nothing itself.
 * @throws CivicError `invalid/url`
 */
export function files(options: FilesOptions): Source<'notices'> {
  const { id, area, title, homepage, contact, freshness, maxBytes, sheet, encoding, dateOrder, html } = options;
  const base = options.base ?? (globalThis as { location?: { href: string } }).location?.href;
  const address = pageUrl(String(options.url), base);
  if (!address) throw new CivicError('invalid/url', `The source ${id} has no http or https address.`, { source: id });
  const page = pageUrl(homepage, base && String(base));
  return {
    kind: 'notices',
    id,
    ...(area !== undefined && { area }),
    about: { ...(title && { title }), ...(page && { homepage: page }), ...(contact && { contact }), ...(freshness && { freshness }) },
    applies: new Set(),
    async list(_query, _cursor, { http, zone, signal }) {
      const answer = await http.send({ method: 'GET', url: new URL(address), ...(maxBytes !== undefined && { maxBytes }) }, signal);
      const contentType = answer.headers.get('content-type') ?? undefined;
      const limits = maxBytes === undefined ? {} : { maxBytes };
      const reading = { sheet, encoding, dateOrder, html, contentType, zone, signal, source: id, limits };
      const { items, order, problems } = await parseNoticeFile(answer.bytes, { url: answer.url, ...reading });
      return { items, order, skipped: problems };
    },
  };
}
