import { parseWhen, type Notice, type When } from '@civickit/core';
import { pageUrl, type XmlElement } from '@civickit/core/markup';
import { bodyOf, richTextOf, summaryOf, type Body } from './body.js';
import { isPinned, languageTag } from './facts.js';
import { summaryChars, type FeedInfo, type FeedOrigin } from './feed-reading.js';
import type { Identify } from './identity.js';
import { lazyNotice } from './lazy-notice.js';
import { authorsOf, categoriesOf, enclosuresOf, imageOf } from './xml-extras.js';
import { lineOf, XmlFields } from './xml-fields.js';

/** What an item is read with. */
export interface XmlFeedContext {
  readonly atom: boolean;
  readonly feed: FeedInfo;
  /** The feed's own fields: its authors are those of entries without any (RFC 4287 4.2.1). */
  readonly authors: XmlFields;
  readonly origin: FeedOrigin;
  readonly identify: Identify;
}

const describing = ['description', 'summary', 'dc:description', 'itunes:summary', 'media:description'];

/** An item or entry as a notice; `blank` when nothing in it could be shown, `repeated` when it came before. */
export function xmlNotice(item: XmlElement, context: XmlFeedContext): Notice | 'blank' | 'repeated' {
  const { atom, feed, origin } = context;
  const fields = new XmlFields(item.children());
  const title = lineOf(fields.first('title', 'dc:title', 'media:title'), atom);
  const guid = fields.first('guid', 'id');
  const given = guid?.text(2048).trim();
  const url = fields.link('alternate') ?? permalink(guid, given);
  const dated = atom ? fields.line('published', 'issued', 'created', 'updated', 'modified') : undefined;
  const date = dated ?? fields.line('pubdate', 'dc:date', 'published', 'dcterms:issued', 'dcterms:created', 'updated');
  if (!title && !url && !given && !fields.first('content:encoded', 'content', ...describing)) return 'blank';
  const words = title || fields.line(...describing) || '';
  const id = context.identify(given || item.attribute('rdf:about'), url, date ? `${words}\n${date}` : words);
  if (id === undefined) return 'repeated';
  const published = when(date, origin);
  const updated = when(fields.line('updated', 'modified', 'dcterms:modified'), origin);
  const expires = when(fields.line('prism:expirationdate'), origin);
  const lang = languageTag(item.lang ?? fields.line('dc:language')) ?? feed.language;
  const categories = categoriesOf(fields, atom);
  const authors = authorsOf(fields) ?? sourceAuthors(fields) ?? (atom ? authorsOf(context.authors) : undefined);
  const image = imageOf(fields);
  const attachments = enclosuresOf(fields, image?.src);
  const content = (): Body | undefined => prose(fields, ['content:encoded', 'content', 'xhtml:body', 'xhtml:div'], context, url);
  const summary = (): Body | undefined => prose(fields, describing, context, url);
  return lazyNotice(
    {
      ref: { source: origin.source, id },
      title,
      url,
      published,
      updated,
      expires,
      pinned: isPinned(categories, origin.pinnedCategory) || undefined,
      categories,
      authors,
      image,
      attachments,
      lang,
      raw: item.inner,
    },
    {
      content: () => richTextOf(content() ?? summary()),
      summary: () => summaryOf(summary() ?? content(), summaryChars),
    },
  );
}

function when(text: string | undefined, { zone }: FeedOrigin): When | undefined {
  return text ? parseWhen(text, zone) : undefined;
}

/** RSS 2.0, guid: a permanent link unless it says otherwise, which it often should. */
function permalink(guid: XmlElement | undefined, given: string | undefined): string | undefined {
  return guid?.name === 'guid' && guid.attribute('isPermaLink') !== 'false' ? pageUrl(given) : undefined;
}

/** The first of these elements that holds prose. Without `xml:base`, what RSS means by a relative address is relative to its page. */
function prose(
  fields: XmlFields,
  names: readonly string[],
  { atom, feed, origin }: XmlFeedContext,
  url: string | undefined,
): Body | undefined {
  for (const element of names.flatMap((name) => fields.all(name))) {
    const page = atom || element.base !== origin.url ? element.base : (url ?? feed.homepage ?? origin.url);
    const body = element.inner ? bodyOf(element, atom, page) : undefined;
    if (body) return body;
  }
  return undefined;
}

function sourceAuthors(fields: XmlFields): string[] | undefined {
  const source = fields.first('source');
  return source && authorsOf(new XmlFields(source.children()));
}
