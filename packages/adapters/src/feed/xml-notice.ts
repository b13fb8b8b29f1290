import { parseWhen, type Notice, type When } from '@civickit/core';
import { pageUrl, type XmlElement } from '@civickit/core/markup';
import { isPinned, languageTag, topicsOf } from './facts.js';
import type { FeedInfo, FeedOrigin } from './feed-reading.js';
import type { Identify } from './identity.js';
import { lazyNotice } from './lazy-notice.js';
import { authorsOf, categoriesOf, enclosuresOf, imageOf } from './xml-extras.js';
import { lineOf, XmlFields } from './xml-fields.js';
import { containing, describing, XmlProse } from './xml-prose.js';

/** What an item is read with. */
export interface XmlFeedContext {
  readonly atom: boolean;
  readonly feed: FeedInfo;
  /** Of an Atom feed: those of entries without any (RFC 4287 4.2.1). */
  readonly authors: readonly string[] | undefined;
  readonly origin: FeedOrigin;
  readonly identify: Identify;
}

const titles = ['title', 'dc:title', 'media:title'];
const ids = ['guid', 'id'];
/** When it was published; Atom 1.0 needs only `updated`, which then says it. */
const atomDates = ['published', 'issued', 'created', 'updated', 'modified', 'dc:date'];
const rssDates = ['pubdate', 'dc:date', 'published', 'dcterms:issued', 'dcterms:created', 'updated'];
const updates = ['updated', 'modified', 'dcterms:modified'];
const expiries = ['prism:expirationdate'];
const languages = ['dc:language'];

const prose: ReadonlySet<string> = new Set([...containing, ...describing]);
const isProse = (element: XmlElement): boolean => prose.has(element.name);

/** An item or entry as a notice; `blank` when nothing in it could be shown, `repeated` when it came before. */
export function xmlNotice(item: XmlElement, { atom, feed, authors, origin, identify }: XmlFeedContext): Notice | 'blank' | 'repeated' {
  const elements = item.children();
  const fields = new XmlFields(elements);
  const title = lineOf(fields.first(titles), atom);
  const guid = fields.first(ids);
  const given = guid?.text(2048).trim();
  const url = fields.link('alternate') ?? permalink(guid, given);
  if (!title && !url && !given && !fields.first(containing) && !fields.first(describing)) return 'blank';
  const date = fields.line(atom ? atomDates : rssDates);
  const id = identify(given || item.attribute('rdf:about'), url, title || fields.line(describing), date);
  if (id === undefined) return 'repeated';
  const categories = categoriesOf(fields, atom);
  const image = imageOf(fields);
  return lazyNotice(
    {
      ref: { source: origin.source, id },
      title,
      url,
      published: when(date, origin),
      updated: when(fields.line(updates), origin),
      expires: when(fields.line(expiries), origin),
      pinned: isPinned(categories, origin.pinnedCategory) || undefined,
      categories: topicsOf(categories, origin.pinnedCategory),
      authors: authorsOf(fields) ?? sourceAuthors(fields) ?? authors,
      image,
      attachments: enclosuresOf(fields, image?.src),
      lang: languageTag(item.lang ?? fields.line(languages)) ?? feed.language,
      raw: item.inner,
    },
    new XmlProse(elements.filter(isProse), atom, origin, url ?? feed.homepage ?? origin.url),
  );
}

function when(text: string | undefined, { zone }: FeedOrigin): When | undefined {
  return text ? parseWhen(text, zone) : undefined;
}

/** RSS 2.0, guid: a permanent link unless it says otherwise, which it often should. */
function permalink(guid: XmlElement | undefined, given: string | undefined): string | undefined {
  return guid?.name === 'guid' && guid.attribute('isPermaLink') !== 'false' ? pageUrl(given) : undefined;
}

function sourceAuthors(fields: XmlFields): string[] | undefined {
  const source = fields.first(['source']);
  return source && authorsOf(new XmlFields(source.children()));
}
