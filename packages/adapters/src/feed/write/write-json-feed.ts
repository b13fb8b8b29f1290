import type { Notice } from '@civickit/core';
import { withoutInvalid } from '@civickit/core/markup';
import { isDate } from '../../source/is-date.js';
import { soundNotice, writtenDate, type FeedChannel } from './feed-channel.js';
import { htmlOf } from './markup.js';

/**
 * `notices` as JSON Feed 1.1. What it has no member for (pinned, expires, verified, where, corrections and statements) stands in
 * `_civickit`; dates are as exact as they are known, so a bare day has no time.
 */
export function writeJsonFeed(notices: readonly Notice[], channel: FeedChannel): string {
  const { title, homepage, url, description, language, authors, next } = channel;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homepage,
    feed_url: url,
    next_url: next,
    description,
    language,
    authors: authors?.map((name) => ({ name })),
    items: notices.map((notice) => itemOf(soundNotice(notice))),
  };
  // Half of a surrogate pair would be written as an escape, which strict readers refuse.
  return JSON.stringify(feed, (_, value: unknown) => (typeof value === 'string' ? withoutInvalid(value) : value), 1);
}

function itemOf(notice: Notice): object {
  const { ref, title, url, published, updated, summary, content, categories, authors, image, attachments, lang } = notice;
  const { pinned, expires, verified, where, type, correction, timeline } = notice;
  const ours = {
    pinned,
    expires: expires && writtenDate(expires),
    verified: verified && writtenDate(verified),
    where,
    // Without its facts a warning would be half of one.
    type: type === 'correction' || type === 'statement' ? type : undefined,
    correction,
    timeline: timeline?.filter(({ at }) => isDate(at)).map(({ at, text }) => ({ at: writtenDate(at), text })),
  };
  return {
    id: ref.id,
    url,
    title: title || undefined,
    summary,
    // An item must hold one of the two (JSON Feed 1.1, items).
    ...(content ? { content_html: htmlOf(content) } : { content_text: summary ?? title }),
    date_published: published && writtenDate(published),
    date_modified: updated && writtenDate(updated),
    tags: categories,
    authors: authors?.map((name) => ({ name })),
    image: image?.src,
    attachments: attachments?.map((file) => ({
      url: file.url,
      mime_type: file.type ?? 'application/octet-stream',
      title: file.title,
      size_in_bytes: file.bytes,
    })),
    language: lang,
    _civickit: Object.values(ours).some((fact) => fact !== undefined) ? ours : undefined,
  };
}
