import { CivicError, type Notice } from '@civickit/core';
import { oneLine, pageUrl, withoutInvalid, type MarkupLimits } from '@civickit/core/markup';
import { readJsonList } from '../source/json-text.js';
import { richTextOf, summaryOf, type Body } from './body.js';
import { attachmentOf, distinct, isPinned, known, languageTag, nextPage, topicsOf } from './facts.js';
import { mostProblems, summaryChars, type FeedInfo, type FeedOrigin, type FeedReading } from './feed-reading.js';
import { makeIdentify, type Identify } from './identity.js';
import { jsonAttachment, jsonFeed, jsonItem, jsonPerson, jsonPlace, jsonStep, type JsonFeed, type JsonItem } from './json-feed.schema.js';
import { lazyNotice } from './lazy-notice.js';

/**
 * JSON Feed 1.0 and 1.1.
 * @throws CivicError `protocol/not-json`, `protocol/not-a-feed`, `too-large/markup`
 */
export function* readJsonFeed(text: string, origin: FeedOrigin, { maxTokens }: MarkupLimits): Generator<void, FeedReading> {
  const details = { source: origin.source, url: origin.url };
  const whole = yield* readJsonList(text, details, jsonFeed, 'items', maxTokens);
  const feed = feedInfo(whole, origin);
  const identify = makeIdentify();
  const items: Notice[] = [];
  const problems: CivicError[] = [];
  // No entries(): on an array, Prototype puts its own in its place.
  let index = -1;
  for (const raw of whole.items) {
    index += 1;
    const item = jsonItem.safeParse(raw);
    const notice = item.success ? jsonNotice(item.data, raw, feed, origin, identify) : 'blank';
    if (notice === 'blank') {
      const issues = [{ path: `/items/${index}`, message: 'neither id, title, text nor address' }];
      const blank = `Item ${index} cannot be shown.`;
      if (problems.length < mostProblems) problems.push(new CivicError('protocol/wrong-shape', blank, { ...details, issues }));
    } else if (notice !== 'repeated') items.push(notice);
    yield;
  }
  return { feed, items, problems };
}

function feedInfo(whole: JsonFeed, { url }: FeedOrigin): FeedInfo {
  const src = pageUrl(whole.icon, url);
  return known({
    title: line(whole.title),
    description: line(whole.description),
    homepage: pageUrl(whole.home_page_url, url),
    language: languageTag(whole.language),
    authors: authorsOf(whole),
    image: src ? { src } : undefined,
    next: nextPage(pageUrl(whole.next_url, url), url),
  });
}

function jsonNotice(item: JsonItem, raw: unknown, feed: FeedInfo, origin: FeedOrigin, identify: Identify): Notice | 'blank' | 'repeated' {
  const title = line(item.title);
  const given = item.id === undefined ? '' : line(String(item.id));
  const url = pageUrl(item.url, origin.url) ?? pageUrl(item.external_url, origin.url) ?? pageUrl(given);
  const prose = item.content_html ?? item.content_text ?? item.summary;
  if (!title && !given && !url && !prose) return 'blank';
  const id = identify(given, url, title || (prose ?? '').slice(0, 1000), item.date_published);
  if (id === undefined) return 'repeated';
  const { when } = origin;
  const published = when(item.date_published);
  const updated = when(item.date_modified);
  const expires = when(item._civickit?.expires);
  const verified = when(item._civickit?.verified);
  const categories = distinct((item.tags ?? []).map((tag) => (typeof tag === 'string' ? line(tag) : '')));
  const lang = languageTag(item.language) ?? feed.language;
  const src = pageUrl(item.image, origin.url) ?? pageUrl(item.banner_image, origin.url);
  const authors = authorsOf(item) ?? feed.authors;
  const attachments = attachmentsOf(item, origin.url);
  const body: Body | undefined =
    item.content_html === undefined ? (item.content_text === undefined ? undefined : { text: item.content_text }) : { html: item.content_html, base: url ?? origin.url }; // prettier-ignore
  return lazyNotice(
    {
      ref: { source: origin.source, id },
      title,
      url,
      published,
      updated,
      expires,
      verified,
      type: item._civickit?.type,
      correction: item._civickit?.correction,
      timeline: timelineOf(item, origin),
      pinned: item._civickit?.pinned || isPinned(categories, origin.pinnedCategory) || undefined,
      categories: topicsOf(categories, origin.pinnedCategory),
      authors,
      image: src ? { src } : undefined,
      attachments,
      where: placesOf(item),
      lang,
      raw,
    },
    {
      content: () => richTextOf(body ?? (item.summary === undefined ? undefined : { text: item.summary })),
      summary: () => summaryOf(item.summary === undefined ? body : { text: item.summary }, summaryChars),
    },
  );
}

/** `authors` of 1.1, else `author` of 1.0. */
function authorsOf({ authors, author }: Pick<JsonItem, 'authors' | 'author'>): string[] | undefined {
  const people = authors?.map((one) => jsonPerson.safeParse(one).data) ?? [];
  return distinct([...people, author].map((one) => line(one?.name)));
}

function attachmentsOf({ attachments = [] }: JsonItem, base: string): Notice['attachments'] {
  const found = attachments.flatMap((one) => {
    const { data } = jsonAttachment.safeParse(one);
    return data ? (attachmentOf(data.url, base, data.mime_type, data.size_in_bytes, line(data.title)) ?? []) : [];
  });
  return found.length ? found : undefined;
}

function timelineOf({ _civickit: ours }: JsonItem, { when }: FeedOrigin): Notice['timeline'] {
  const found = ours?.timeline?.flatMap((one) => {
    const step = jsonStep.safeParse(one).data;
    const at = when(step?.at);
    return step && at ? [{ at, text: step.text }] : [];
  });
  return found?.length ? found : undefined;
}

function placesOf({ _civickit: ours }: JsonItem): Notice['where'] {
  const found = ours?.where?.flatMap((one) => jsonPlace.safeParse(one).data ?? []);
  return found?.length ? found : undefined;
}

function line(text: string | undefined): string {
  return text ? oneLine(withoutInvalid(text)) : '';
}
