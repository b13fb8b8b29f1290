import { CivicError, type Notice } from '@civickit/core';
import { pageUrl, XmlReader, XmlScope, type XmlElement } from '@civickit/core/markup';
import { parseFeed } from '../feed/parse-feed.js';
import type { CapOrigin } from './cap-message.js';

/** One entry of an Atom or RSS index. */
export interface IndexEntry {
  /** Where the message is. */
  readonly url: string;
  /** A page for people about it. */
  readonly page?: string;
  /** The message, where the entry holds it. */
  readonly embedded?: string;
  /** Changes when the entry does, so that what has been read need not be fetched again. */
  readonly version: string;
}

export interface AlertIndex {
  readonly title?: string;
  readonly entries: readonly IndexEntry[];
  /** What could not be read. */
  readonly problems: Awaited<ReturnType<typeof parseFeed>>['problems'];
}

/**
 * The entries of an index, the newest first. An entry that leads back to the index or its page, as the one that says there are no alerts,
 * is none.
 * @throws CivicError as `parseFeed` does; `protocol/not-an-alert` where no entry leads anywhere
 */
export async function readIndex(text: string, { url, zone, source }: CapOrigin, signal: AbortSignal): Promise<AlertIndex> {
  const { feed, items, problems } = await parseFeed(text, { url, zone, source, signal });
  const own = new Set([url, feed.homepage].map(bare));
  const read = items.map((item) => ({ item, entry: entryOf(item, url) }));
  const astray = read.flatMap(({ item, entry }) => (entry ? [] : [leadsNowhere(`Entry ${item.ref.id} of ${url}`, source, url)]));
  // A list of news, say, must not pass for an index without warnings.
  if (items.length > 0 && astray.length === items.length) throw leadsNowhere(`All ${items.length} entries of ${url}`, source, url);
  const entries = read.flatMap(({ entry }) => entry ?? []).filter((entry) => entry.embedded ?? !own.has(bare(entry.url)));
  return { ...(feed.title && { title: feed.title }), entries, problems: [...problems, ...astray] };
}

function leadsNowhere(what: string, source: string, url: string): CivicError {
  return new CivicError('protocol/not-an-alert', `${what}: no link to an alert.`, { source, url });
}

function entryOf(item: Notice, base: string): IndexEntry | undefined {
  const version = `${item.ref.id} ${(item.updated ?? item.published)?.iso ?? ''}`;
  const embedded = typeof item.raw === 'string' && /<(\w+:)?alert[\s>]/.test(item.raw) ? item.raw : undefined;
  const links = typeof item.raw === 'string' ? linksIn(item.raw) : [];
  const isCap = (type: string | undefined) => /\bcap\b/i.test(type ?? '');
  const typed = links.find((link) => isCap(link.attribute('type')))?.attribute('href');
  const attached = item.attachments?.find(({ type }) => isCap(type))?.url;
  const plain = links.find((link) => isData(link))?.attribute('href');
  const url = sameScheme(pageUrl(typed, base) ?? attached ?? pageUrl(plain, base) ?? item.url, base);
  if (!url) return undefined;
  return { url, version, ...(item.url && item.url !== url && { page: item.url }), ...(embedded && { embedded }) };
}

/** A link of Atom to the entry itself that is not said to be a page. */
function isData(link: XmlElement): boolean {
  const [relation = 'alternate', type] = [link.attribute('rel'), link.attribute('type')];
  return link.attribute('href') !== undefined && /^(alternate|self|via)$/.test(relation) && type !== undefined && type !== 'text/html';
}

function linksIn(raw: string): readonly XmlElement[] {
  const reader = new XmlReader(
    `<_>${raw.slice(0, 65_536)}`,
    XmlScope.root((_uri, _prefix, local) => local.toLowerCase()),
  );
  const links: XmlElement[] = [];
  reader.next();
  for (let token = reader.next(); token !== 'end'; token = reader.next()) {
    if (token !== 'open') continue;
    const taking = reader.take();
    let step = taking.next();
    while (!step.done) step = taking.next();
    if (step.value.name === 'link') links.push(step.value);
  }
  return links;
}

/** An index on https whose links still say http: a browser would refuse them. */
function sameScheme(address: string | undefined, base: string): string | undefined {
  if (!address?.startsWith('http:') || !base.startsWith('https:')) return address;
  const url = new URL(address);
  return url.hostname === new URL(base).hostname && !url.port ? address.replace('http:', 'https:') : address;
}

function bare(address: string | undefined): string {
  return (address ?? '').replace(/^https?:|#.*$|\/$/g, '');
}
