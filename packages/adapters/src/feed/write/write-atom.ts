import { CivicError, instantOf, toInstant, type Notice, type When } from '@civickit/core';
import { element, textElement } from '../../record/write-xml.js';
import { isDate } from '../../source/is-date.js';
import { soundNotice, writtenCategories, writtenDate, type FeedChannel } from './feed-channel.js';
import { georss, htmlOf } from './markup.js';

const namespaces = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:georss': 'http://www.georss.org/georss',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
  'xmlns:prism': 'http://prismstandard.org/namespaces/basic/2.0/',
  'xmlns:schema': 'https://schema.org/',
};

/**
 * `notices` as Atom 1.0 with Dublin Core terms, Media RSS, GeoRSS, PRISM and schema.org. Atom wants `updated` in every entry (RFC 4287
 * 4.1.2) and knows no bare days (3.3): what was never changed gets its date of publication there, else the feed's.
 * @throws CivicError `invalid/date` when `updated` of the channel is none
 */
export function writeAtom(notices: readonly Notice[], channel: FeedChannel): string {
  const { title, homepage, url, updated, description, language, authors = [title], first, next, zone = 'UTC' } = channel;
  if (!isDate(updated)) throw new CivicError('invalid/date', `"updated" of the feed ${url} is no date of RFC 3339: ${updated.iso}`);
  const inner = [
    textElement('title', title),
    // All pages are one feed.
    textElement('id', first ?? url),
    textElement('subtitle', description),
    textElement('updated', instant(updated, zone)),
    element('link', '', { rel: 'alternate', type: 'text/html', href: homepage }),
    element('link', '', { rel: 'self', type: 'application/atom+xml', href: url }),
    element('link', first && '', { rel: 'first', href: first }),
    element('link', next && '', { rel: 'next', href: next }),
    ...authors.map(person),
    ...notices.map((notice) => entryOf(soundNotice(notice), channel, zone)),
  ];
  const feed = element('feed', `\n${inner.filter(Boolean).join('\n')}\n`, { ...namespaces, 'xml:lang': language });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${feed}\n`;
}

function entryOf(notice: Notice, channel: FeedChannel, zone: string): string {
  const { ref, title, url, published, summary, content, authors = [], image, attachments = [], lang, expires, verified, where } = notice;
  const exact = published?.precision === 'instant';
  const inner = [
    textElement('title', title) || '<title/>',
    textElement('id', ref.id),
    element('link', url && '', { rel: 'alternate', type: 'text/html', href: url }),
    textElement('published', exact ? published.iso : undefined),
    textElement('dcterms:issued', published && !exact ? writtenDate(published) : undefined),
    textElement('updated', instant(notice.updated ?? published ?? channel.updated, zone)),
    textElement('prism:expirationDate', expires && writtenDate(expires)),
    textElement('schema:lastReviewed', verified && writtenDate(verified)),
    textElement('summary', summary),
    textElement('content', content && htmlOf(content), { type: 'html' }),
    ...writtenCategories(notice, channel).map((category) => element('category', '', { term: category })),
    ...authors.map(person),
    element('media:thumbnail', image && '', { url: image?.src }),
    ...attachments.map((file) =>
      element('link', '', { rel: 'enclosure', href: file.url, type: file.type, length: file.bytes, title: file.title }),
    ),
    georss(where),
  ];
  return element('entry', inner.join(''), { 'xml:lang': lang });
}

function person(name: string): string {
  return element('author', textElement('name', name));
}

function instant(when: When, zone: string): string {
  return when.precision === 'day' ? toInstant(instantOf(when, zone)) : when.iso;
}
