import type { Notice, When } from '@civickit/core';
import { element, escaped, textElement } from '../../record/write-xml.js';
import { isDate } from '../../source/is-date.js';
import { soundNotice, writtenCategories, writtenDate, type FeedChannel } from './feed-channel.js';
import { georss, htmlOf } from './markup.js';

const namespaces = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:georss': 'http://www.georss.org/georss',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
  'xmlns:prism': 'http://prismstandard.org/namespaces/basic/2.0/',
  'xmlns:schema': 'https://schema.org/',
};

/** `notices` as RSS 2.0 with Dublin Core, content, Media RSS, GeoRSS, PRISM and schema.org. What `raw` holds is not written. */
export function writeRss(notices: readonly Notice[], channel: FeedChannel): string {
  const { title, homepage, url, updated, description = title, language, authors = [], first, next } = channel;
  const about = [
    htmlLine('title', title),
    textElement('link', homepage),
    htmlLine('description', description),
    textElement('language', language),
    ...authors.map((author) => htmlLine('dc:creator', author)),
    changed(updated),
    element('atom:link', '', { rel: 'self', type: 'application/rss+xml', href: url }),
    element('atom:link', first && '', { rel: 'first', href: first }),
    element('atom:link', next && '', { rel: 'next', href: next }),
  ];
  const items = notices.map((notice) => itemOf(soundNotice(notice), channel));
  const inner = `\n${[...about, ...items].filter(Boolean).join('\n')}\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('rss', element('channel', inner), namespaces)}\n`;
}

function itemOf(notice: Notice, channel: FeedChannel): string {
  const { ref, title, url, summary, content, authors = [], image, attachments = [], lang, updated, expires, verified, where } = notice;
  const inner = [
    htmlLine('title', title),
    textElement('link', url),
    textElement('guid', ref.id, { isPermaLink: 'false' }),
    published(notice.published),
    textElement('dcterms:modified', updated && writtenDate(updated)),
    textElement('prism:expirationDate', expires && writtenDate(expires)),
    textElement('schema:lastReviewed', verified && writtenDate(verified)),
    htmlLine('description', summary),
    textElement('content:encoded', content && htmlOf(content)),
    ...writtenCategories(notice, channel).map((category) => htmlLine('category', category)),
    ...authors.map((author) => htmlLine('dc:creator', author)),
    element('media:thumbnail', image && '', { url: image?.src }),
    ...attachments.map(enclosure),
    georss(where),
  ];
  return element('item', inner.join(''), { 'xml:lang': lang });
}

/** RSS holds HTML in what shows in one line, so plain text is escaped twice. */
function htmlLine(name: string, text: string | undefined): string {
  return textElement(name, text && escaped(text));
}

/** `enclosure` has no title; a link of Atom has. */
function enclosure({ url, type = 'application/octet-stream', title, bytes }: NonNullable<Notice['attachments']>[number]): string {
  if (title) return element('atom:link', '', { rel: 'enclosure', href: url, type, length: bytes, title });
  return element('enclosure', '', { url, type, length: bytes ?? 0 });
}

function changed(when: When): string {
  if (!isDate(when)) return '';
  return when.precision === 'day' ? textElement('dcterms:modified', when.iso) : textElement('lastBuildDate', rfc822(when));
}

/** RFC 822 knows no bare day and no part of a second; Dublin Core does. */
function published(when: When | undefined): string {
  if (!when) return '';
  const exact = when.precision === 'instant' && !when.iso.includes('.');
  return exact ? textElement('pubDate', rfc822(when)) : textElement('dc:date', writtenDate(when));
}

/** `Wed, 04 Mar 2026 15:30:00 +0800`, in the offset that it was given in. */
function rfc822({ iso }: When): string {
  const local = new Date(`${iso.replace(/(\.\d+)?(Z|[+-]\d\d:\d\d)$/, '')}Z`).toUTCString();
  return iso.endsWith('Z') ? local : local.replace('GMT', iso.slice(-6).replace(':', ''));
}
