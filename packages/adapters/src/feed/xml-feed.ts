import { CivicError, isCivicError, parseWhen } from '@civickit/core';
import { XmlReader, XmlScope, type MarkupLimits, type XmlElement } from '@civickit/core/markup';
import { languageTag, nextPage } from './facts.js';
import type { FeedInfo, FeedOrigin, FeedReading } from './feed-reading.js';
import { makeIdentify } from './identity.js';
import { nameOfElement } from './names.js';
import { lineOf, XmlFields } from './xml-fields.js';
import { xmlNotice } from './xml-notice.js';

const roots: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:rdf', 'channel']);
const htmlTags: ReadonlySet<string> = new Set('html head body title meta link script style div p br h1 form table'.split(' '));
/** Elements before the root: some systems print warnings there. */
const maxBeforeRoot = 64;

interface Read {
  readonly atom: boolean;
  readonly channel: XmlElement[];
  readonly items: XmlElement[];
  readonly problems: CivicError[];
}

/**
 * RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0. What is ill-formed is read as far as sense goes.
 * @throws CivicError `protocol/html-instead`, `protocol/not-a-feed`, `protocol/doctype`, `too-large/markup`
 */
export function* readXmlFeed(text: string, origin: FeedOrigin, limits: MarkupLimits): Generator<void, FeedReading> {
  const { atom, channel, items, problems } = yield* readElements(text, origin, limits);
  const fields = new XmlFields(channel);
  const feed = feedInfo(fields, channel[0]?.lang, atom, origin);
  const identify = makeIdentify();
  const notices: FeedReading['items'] = [];
  for (const item of items) {
    const notice = xmlNotice(item, { atom, feed, authors: fields, origin, identify });
    if (notice === 'blank') problems.push(wrongShape('An item has neither title, text nor address.', origin));
    else if (notice !== 'repeated') notices.push(notice);
    yield;
  }
  return { feed, items: notices, problems };
}

function* readElements(text: string, origin: FeedOrigin, limits: MarkupLimits): Generator<void, Read> {
  const reader = new XmlReader(text, XmlScope.root(nameOfElement, origin.url), limits);
  const read: Read = { atom: (yield* findRoot(reader, origin)) === 'feed', channel: [], items: [], problems: [] };
  try {
    for (let token = reader.next(); token !== 'end'; token = reader.next()) {
      yield;
      if (token !== 'open' || roots.has(reader.name)) continue;
      const isItem = reader.name === 'item' || reader.name === 'entry';
      const element = yield* reader.take(isItem);
      // What the end of the document cut off would have a false identity; it comes whole next time.
      if (reader.cut) break;
      if (isItem) read.items.push(element);
      else if (read.channel.length < limits.maxChildren) read.channel.push(element);
    }
    if (reader.cut) read.problems.push(wrongShape('The feed ends in the middle.', origin));
  } catch (error) {
    if (!isCivicError(error) || !read.items.length) throw error;
    read.problems.push(error);
  }
  return read;
}

function* findRoot(reader: XmlReader, origin: FeedOrigin): Generator<void, string> {
  let html = false;
  for (let token = reader.next(), seen = 0; token !== 'end' && seen < maxBeforeRoot; token = reader.next()) {
    yield;
    if (token !== 'open') continue;
    if (roots.has(reader.name)) return reader.name;
    const tag = reader.name.replace('xhtml:', '');
    html ||= htmlTags.has(tag);
    if (tag === 'html') break;
    seen++;
  }
  const details = { source: origin.source, url: origin.url };
  if (html) throw new CivicError('protocol/html-instead', `${origin.url} answered with a page instead of a feed.`, details);
  throw new CivicError('protocol/not-a-feed', `${origin.url} is neither RSS, Atom nor JSON Feed.`, details);
}

function feedInfo(fields: XmlFields, lang: string | undefined, atom: boolean, { url, zone }: FeedOrigin): FeedInfo {
  const title = lineOf(fields.first('title', 'dc:title'), atom);
  const homepage = fields.link('alternate');
  const language = languageTag(fields.line('language', 'dc:language') ?? lang);
  const updated = parseWhen(fields.line('updated', 'lastbuilddate', 'modified', 'pubdate', 'dc:date') ?? '', zone);
  const next = nextPage(fields.link('next'), url);
  return {
    ...(title && { title }),
    ...(homepage && { homepage }),
    ...(language && { language }),
    ...(updated && { updated }),
    ...(next && { next }),
  };
}

function wrongShape(message: string, { source, url }: FeedOrigin): CivicError {
  return new CivicError('protocol/wrong-shape', message, { source, url });
}
