import { CivicError, type When } from '@civickit/core';
import { element, textElement } from '../../record/write-xml.js';
import type { FeedChannel } from '../../feed/write/feed-channel.js';
import { isDate } from '../../source/is-date.js';
import type { AlertNotice } from './write-cap-alert.js';

/** A warning and where its message is. */
export interface AlertEntry {
  readonly notice: AlertNotice;
  /** Absolute address of the CAP message. */
  readonly message: string;
  /** When the message was last written: readers do not fetch one again whose entry is the same. */
  readonly updated: When;
}

export type AlertChannel = Pick<FeedChannel, 'title' | 'homepage' | 'url' | 'updated' | 'language'>;

/**
 * An Atom feed that leads to CAP messages, each by a link of the type `application/cap+xml`.
 * @throws CivicError `invalid/date` when `updated` of the channel or of an entry is no instant
 */
export function writeCapIndex(entries: readonly AlertEntry[], { title, homepage, url, updated, language }: AlertChannel): string {
  const inner = [
    textElement('title', title),
    textElement('id', url),
    textElement('updated', instant(updated, url)),
    element('link', '', { rel: 'alternate', type: 'text/html', href: homepage }),
    element('link', '', { rel: 'self', type: 'application/atom+xml', href: url }),
    element('author', textElement('name', title)),
    ...entries.map(entryElement),
  ];
  const feed = element('feed', `\n${inner.join('\n')}\n`, { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${feed}\n`;
}

function entryElement({ notice, message, updated }: AlertEntry): string {
  const { ref, title, url, summary, lang, alert } = notice;
  const inner = [
    textElement('title', title) || '<title/>',
    textElement('id', ref.id),
    textElement('updated', instant(updated, message)),
    element('link', url && '', { rel: 'alternate', type: 'text/html', href: url }),
    element('link', '', { rel: 'alternate', type: 'application/cap+xml', href: message }),
    textElement('summary', summary),
    element('category', alert.event && '', { term: alert.event }),
  ];
  return element('entry', inner.join(''), { 'xml:lang': lang });
}

function instant(when: When, url: string): string {
  if (when.precision === 'day' || !isDate(when)) throw new CivicError('invalid/date', `"updated" of ${url} is no instant: ${when.iso}`);
  return when.iso;
}
