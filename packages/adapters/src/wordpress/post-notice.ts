import { parseWhen, type Notice, type When } from '@civickit/core';
import { pageUrl, plainTextFromHtml, richTextFromHtml } from '@civickit/core/markup';
import { lazyNotice } from '../feed/lazy-notice.js';

import { summaryChars } from '../feed/feed-reading.js';
import { distinct, isPinned, languageTag, topicsOf } from '../feed/facts.js';
import { excerptText, mendedHtml, titleText } from './post-prose.js';
import type { WordPressMedia, WordPressPost } from './post.schema.js';

export interface PostOrigin {
  readonly source: string;
  /** Address of the answer, for addresses without host. */
  readonly url: URL;
  /** IANA zone for dates without offset. */
  readonly zone: string;
  readonly pinnedCategory?: string | undefined;
}

/** Whether a visitor may read it: published, and not behind a password, of which WordPress lists the title alone. */
export function isPublic({ status, content, excerpt }: WordPressPost): boolean {
  return (status === undefined || status === 'publish') && !content?.protected && !excerpt?.protected;
}

export function postNotice(post: WordPressPost, raw: unknown, { source, url, zone, pinnedCategory }: PostOrigin): Notice {
  const link = pageUrl(post.link, url);
  const published = dateOf(post.date_gmt, post.date, zone);
  const updated = dateOf(post.modified_gmt, post.modified, zone);
  const categories = topicNames(post);
  const html = post.content?.rendered ?? '';
  return lazyNotice(
    {
      ref: { source, id: String(post.id) },
      title: titleText(post.title?.rendered),
      url: link,
      published,
      updated: updated?.iso === published?.iso ? undefined : updated,
      pinned: post.sticky || isPinned(categories, pinnedCategory) || undefined,
      categories: topicsOf(categories, pinnedCategory),
      authors: distinct((post._embedded?.author ?? []).map((one) => titleText(one?.name))),
      image: imageOf(post._embedded?.['wp:featuredmedia']?.[0], url),
      lang: languageTag(post.lang),
      raw,
    },
    {
      content() {
        const rich = richTextFromHtml(mendedHtml(html), { base: link ?? url });
        return rich.length ? rich : undefined;
      },
      summary: () =>
        excerptText(post.excerpt?.rendered ?? '', summaryChars) || plainTextFromHtml(mendedHtml(html), summaryChars) || undefined,
    },
  );
}

/** WordPress writes dates without offset: `…_gmt` in UTC, the other in the site's own zone. Drafts have zeros. */
function dateOf(gmt: string | undefined, local: string | undefined, zone: string): When | undefined {
  return (gmt ? parseWhen(`${gmt}Z`, zone) : undefined) ?? parseWhen(local ?? '', zone);
}

/** Tags and formats do not say what a notice is about; `uncategorized` is what WordPress writes for no category. */
function topicNames({ _embedded }: WordPressPost): string[] | undefined {
  const names: string[] = [];
  for (const taxonomy of _embedded?.['wp:term'] ?? []) {
    for (const term of taxonomy ?? []) {
      if (!term || term.taxonomy === 'post_tag' || term.taxonomy === 'post_format' || term.slug === 'uncategorized') continue;
      names.push(titleText(term.name));
    }
  }
  return distinct(names);
}

/** A size for phones where there is one; the original may have megabytes. */
function imageOf(media: WordPressMedia | undefined, base: URL): Notice['image'] {
  const { medium_large, large, medium } = media?.media_details?.sizes ?? {};
  const src = pageUrl(medium_large?.source_url ?? large?.source_url ?? medium?.source_url ?? media?.source_url, base);
  if (!src) return undefined;
  const alt = media?.alt_text?.trim();
  return { src, ...(alt ? { alt } : {}) };
}
