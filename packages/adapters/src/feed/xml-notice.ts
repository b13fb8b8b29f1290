import type { Notice } from '@civickit/core';
import { pageUrl, type XmlElement } from '@civickit/core/markup';
import { isPinned, languageTag, topicsOf } from './facts.js';
import type { FeedInfo, FeedOrigin } from './feed-reading.js';
import type { Identify } from './identity.js';
import { lazyNotice } from './lazy-notice.js';
import type { ReadPlaces } from './places.js';
import { authorsOf, categoriesOf, enclosuresOf, imageOf } from './xml-extras.js';
import { lineOf, XmlFields } from './xml-fields.js';
import { XmlProse } from './xml-prose.js';

/** What an item is read with. */
export interface XmlFeedContext {
  readonly atom: boolean;
  readonly feed: FeedInfo;
  readonly origin: FeedOrigin;
  readonly identify: Identify;
}

/** An item or entry as a notice; `blank` when nothing in it could be shown, `repeated` when it came before. */
export function xmlNotice(
  item: XmlElement,
  { atom, feed, origin, identify }: XmlFeedContext,
  whereOf: ReadPlaces | undefined,
): Notice | 'blank' | 'repeated' {
  const elements = item.children();
  const fields = new XmlFields(elements, item.likeness);
  const title = lineOf(fields.first('title'), atom);
  const guid = fields.first('guid');
  const given = guid?.text(2048).trim();
  const url = fields.link('alternate') ?? permalink(guid, given);
  if (!title && !url && !given && !fields.first('content:encoded') && !fields.first('description')) return 'blank';
  const changed = fields.line('updated');
  // Atom 1.0 needs only `updated`, which then says both.
  const date = fields.line('pubdate') || changed;
  const id = identify(given || item.attribute('rdf:about'), url, title || fields.line('description'), date);
  if (id === undefined) return 'repeated';
  const { when, pinnedCategory } = origin;
  const published = when(date);
  // Not within the notice: an object written in another is made at ten times the cost.
  const ref = { source: origin.source, id };
  const categories = categoriesOf(fields, atom);
  const { rare } = fields.layout;
  const image = rare && imageOf(fields);
  return lazyNotice(
    {
      ref,
      title,
      url,
      published,
      updated: changed && changed === date ? published : when(changed),
      expires: rare && when(fields.line('prism:expirationdate')),
      verified: rare && when(fields.line('{schema.org}:lastreviewed')),
      pinned: isPinned(categories, pinnedCategory) || undefined,
      categories: topicsOf(categories, pinnedCategory),
      authors: (rare && (authorsOf(fields) ?? sourceAuthors(fields))) ?? (atom ? feed.authors : undefined),
      image,
      attachments: rare && enclosuresOf(fields, image?.src),
      where: whereOf?.(elements),
      lang: languageTag(item.lang ?? (rare && fields.line('language'))) ?? feed.language,
      raw: item.inner,
    },
    new XmlProse(fields.all('content:encoded'), fields.all('description'), atom, origin, url ?? feed.homepage ?? origin.url),
  );
}

/** RSS 2.0, guid: a permanent link unless it says otherwise, which it often should. */
function permalink(guid: XmlElement | undefined, given: string | undefined): string | undefined {
  // Most guids that are no address are told without asking URL, whose refusal costs more than all else here.
  const isLink = given && guid?.name === 'guid' && /^https?:/i.test(given) && guid.attribute('isPermaLink') !== 'false';
  return isLink ? pageUrl(given) : undefined;
}

function sourceAuthors(fields: XmlFields): readonly string[] | undefined {
  const source = fields.first('source');
  return source && authorsOf(new XmlFields(source.children()));
}
