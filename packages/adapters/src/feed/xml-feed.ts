import { CivicError, isCivicError, type Notice } from '@civickit/core';
import { XmlReader, XmlScope, type MarkupLimits, type NameElement, type XmlElement } from '@civickit/core/markup';
import { known, languageTag, nextPage } from './facts.js';
import { mostProblems, type FeedInfo, type FeedOrigin, type FeedReading } from './feed-reading.js';
import { makeIdentify } from './identity.js';
import { nameOfElement } from './names.js';
import { namesPlace, placeReader, type ReadPlaces } from './places.js';
import { authorsOf, categoriesOf, imageOf } from './xml-extras.js';
import { lineOf, XmlFields } from './xml-fields.js';
import { xmlNotice, type XmlFeedContext } from './xml-notice.js';

const roots: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:rdf', 'channel']);
const htmlTags: ReadonlySet<string> = new Set('html head body title meta link script style div p br h1 form table'.split(' '));
/** Items and other elements between two pauses; what is in a long one has pauses of its own. */
const stride = 16;
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

function* readOnce(text: string, origin: FeedOrigin, limits: MarkupLimits, earlier: readonly XmlElement[]): Generator<void, Read> {
  let whereOf: ReadPlaces | undefined;
  const nameOf: NameElement = (uri, prefix, local) => {
    const name = nameOfElement(uri, prefix, local);
    // Known before the item it stands in is read.
    if (namesPlace(name)) whereOf = placeReader();
    return name;
  };
  const reader = new XmlReader(text, XmlScope.root(nameOf, origin.url, limits));
  const atom = (yield* findRoot(reader, origin)) === 'feed';
  const channel: XmlElement[] = [];
  const items: Notice[] = [];
  const problems: CivicError[] = [];
  const identify = makeIdentify();
  let context: XmlFeedContext | undefined;
  let about = earlier;
  try {
    for (let read = 1; ; read++) {
      if (read % stride === 0) yield;
      let element = reader.takeAlike();
      if (!element) {
        const token = reader.next();
        if (token === 'end') break;
        if (token !== 'open' || roots.has(reader.name)) continue;
        const isItem = reader.name === 'item' || reader.name === 'entry';
        element = yield* reader.take(isItem);
        // What the end of the document cut off would have a false identity; it comes whole next time.
        if (reader.cut) break;
        if (!isItem) {
          if (channel.length < limits.maxChildren) channel.push(element);
          continue;
        }
      }
      if (!context) {
        if (!about.length) about = [...channel];
        context = { atom, feed: feedInfo(about, atom, origin), origin, identify };
      }
      const notice = xmlNotice(element, context, whereOf);
      if (typeof notice !== 'string') items.push(notice);
      else if (notice === 'blank' && problems.length < mostProblems)
        problems.push(wrongShape('An item has neither title, text nor address.', origin));
    }
    if (reader.cut) problems.push(wrongShape('The feed ends in the middle.', origin));
  } catch (error) {
    if (!isCivicError(error) || !items.length) throw error;
    problems.push(error);
  }
  const feed = context && about.length === channel.length ? context.feed : feedInfo(channel, atom, origin);
  const late = !earlier.length && context !== undefined && feed !== context.feed && JSON.stringify(feed) !== JSON.stringify(context.feed);
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
  if (html) throw new CivicError('protocol/html-instead', `${origin.url} answered with a page instead of a feed.`, origin);
  throw new CivicError('protocol/not-a-feed', `${origin.url} is neither RSS, Atom nor JSON Feed.`, origin);
}

function feedInfo(about: readonly XmlElement[], atom: boolean, origin: FeedOrigin): FeedInfo {
  const fields = new XmlFields(about);
  return known({
    title: lineOf(fields.first('title'), atom),
    description: lineOf(fields.first('description'), atom),
    homepage: fields.link('alternate'),
    language: languageTag(fields.line('language') || about[0]?.lang),
    updated: origin.when(fields.line('updated') || fields.line('pubdate')),
    authors: authorsOf(fields),
    categories: categoriesOf(fields, atom),
    rights: lineOf(fields.first('rights'), atom),
    image: imageOf(fields),
    next: nextPage(fields.link('next') ?? fields.link('prev-archive'), origin.url),
  });
}

function wrongShape(message: string, origin: FeedOrigin): CivicError {
  return new CivicError('protocol/wrong-shape', message, origin);
}
