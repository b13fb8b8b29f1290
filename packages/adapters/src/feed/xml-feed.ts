import { CivicError, isCivicError, parseWhen, type Notice } from '@civickit/core';
import { XmlReader, XmlScope, type MarkupLimits, type XmlElement } from '@civickit/core/markup';
import { languageTag, nextPage } from './facts.js';
import type { FeedInfo, FeedOrigin, FeedReading } from './feed-reading.js';
import { makeIdentify } from './identity.js';
import { nameOfElement } from './names.js';
import { authorsOf } from './xml-extras.js';
import { lineOf, XmlFields } from './xml-fields.js';
import { xmlNotice, type XmlFeedContext } from './xml-notice.js';

const roots: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:rdf', 'channel']);
const htmlTags: ReadonlySet<string> = new Set('html head body title meta link script style div p br h1 form table'.split(' '));
/** Elements before the root: some systems print warnings there. */
const maxBeforeRoot = 64;

interface Read extends FeedReading {
  readonly channel: readonly XmlElement[];
  /** The feed said something about itself after an item that would have needed it. */
  readonly late: boolean;
}

/**
 * RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0. What is ill-formed is read as far as sense goes.
 * @throws CivicError `protocol/html-instead`, `protocol/not-a-feed`, `protocol/doctype`, `too-large/markup`
 */
export function* readXmlFeed(text: string, origin: FeedOrigin, limits: MarkupLimits): Generator<void, FeedReading> {
  const read = yield* readOnce(text, origin, limits, []);
  // Few feeds do it; keeping the fields of all items until the end would cost every other feed a third of its time.
  return read.late ? yield* readOnce(text, origin, limits, read.channel) : read;
}

function* readOnce(text: string, origin: FeedOrigin, limits: MarkupLimits, known: readonly XmlElement[]): Generator<void, Read> {
  const reader = new XmlReader(text, XmlScope.root(nameOfElement, origin.url), limits);
  const atom = (yield* findRoot(reader, origin)) === 'feed';
  const channel: XmlElement[] = [];
  const items: Notice[] = [];
  const problems: CivicError[] = [];
  const contextOf = (about: readonly XmlElement[]): XmlFeedContext => {
    const fields = new XmlFields(about);
    return {
      atom,
      feed: feedInfo(fields, about[0]?.lang, atom, origin),
      authors: (atom && authorsOf(fields)) || undefined,
      origin,
      identify,
    };
  };
  const identify = makeIdentify();
  let context: XmlFeedContext | undefined;
  try {
    for (let token = reader.next(); token !== 'end'; token = reader.next()) {
      yield;
      if (token !== 'open' || roots.has(reader.name)) continue;
      const isItem = reader.name === 'item' || reader.name === 'entry';
      const element = yield* reader.take(isItem);
      // What the end of the document cut off would have a false identity; it comes whole next time.
      if (reader.cut) break;
      if (!isItem) {
        if (channel.length < limits.maxChildren) channel.push(element);
        continue;
      }
      const notice = xmlNotice(element, (context ??= contextOf(known.length ? known : channel)));
      if (notice === 'blank') problems.push(wrongShape('An item has neither title, text nor address.', origin));
      else if (notice !== 'repeated') items.push(notice);
    }
    if (reader.cut) problems.push(wrongShape('The feed ends in the middle.', origin));
  } catch (error) {
    if (!isCivicError(error) || !items.length) throw error;
    problems.push(error);
  }
  const { feed, authors } = contextOf(channel);
  const late =
    !known.length && context !== undefined && JSON.stringify([feed, authors]) !== JSON.stringify([context.feed, context.authors]);
  return { feed, items, problems, channel, late };
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
  const title = lineOf(fields.first(['title', 'dc:title']), atom);
  const homepage = fields.link('alternate');
  const language = languageTag(fields.line(['language', 'dc:language']) ?? lang);
  const updated = parseWhen(fields.line(['updated', 'lastbuilddate', 'modified', 'pubdate', 'dc:date']) ?? '', zone);
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
