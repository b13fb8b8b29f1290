import { CivicError } from '@civickit/core';
import { element, escaped, textElement } from '../../record/write-xml.js';
import type { CapInfo, CapMessage, CapReference } from '../cap-message.js';
import { shapeElements } from './cap-shape.js';
import { capTime } from './cap-time.js';
import { capWord } from './cap-words.js';

export interface WriteCapOptions {
  /** IANA zone of bare days. @default 'UTC' */
  readonly zone?: string;
}

/** A message as it is to be written; where it was read from, and as what, is of no account. */
export type WrittenCapMessage = Omit<CapMessage, 'raw' | 'url'>;

/**
 * One CAP 1.2 message, its elements in the order of the schema. What `parseCap` reads it keeps; event codes become parameters, as
 * `parseCap` gives them. Words that CAP does not know become the ones it has for all else; in identifiers and senders, blanks, commas,
 * `<` and `&`, which it forbids there, are percent-encoded.
 * @throws CivicError `invalid/date` where `sent` is no date
 */
export function writeCap(message: WrittenCapMessage, { zone = 'UTC' }: WriteCapOptions = {}): string {
  const { identifier, sender, sent, status, msgType, scope, references, infos } = message;
  const time = capTime(sent, zone);
  if (time === undefined) throw new CivicError('invalid/date', `"sent" of the alert ${identifier} is no date of RFC 3339: ${sent.iso}`);
  const inner = [
    needed('identifier', token(identifier)),
    needed('sender', token(sender)),
    needed('sent', time),
    needed('status', capWord('status', status)),
    needed('msgType', capWord('msgType', msgType)),
    needed('scope', capWord('scope', scope)),
    textElement('references', references.map(triple).join(' ')),
    ...infos.map((info) => infoElement(info, zone)),
  ];
  const alert = element('alert', `\n${inner.filter(Boolean).join('\n')}\n`, { xmlns: 'urn:oasis:names:tc:emergency:cap:1.2' });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${alert}\n`;
}

function infoElement(info: CapInfo, zone: string): string {
  const categories = info.category.length > 0 ? info.category : ['Other'];
  return element(
    'info',
    [
      textElement('language', info.lang),
      ...distinct(categories.map((category) => capWord('category', category))).map((word) => needed('category', word)),
      needed('event', info.event),
      ...distinct(info.responseTypes.map((type) => capWord('responseType', type))).map((word) => needed('responseType', word)),
      needed('urgency', capWord('urgency', info.urgency)),
      needed('severity', capWord('severity', info.severity)),
      needed('certainty', capWord('certainty', info.certainty)),
      textElement('effective', capTime(info.effective, zone)),
      textElement('onset', capTime(info.onset, zone)),
      textElement('expires', capTime(info.expires, zone)),
      textElement('senderName', info.senderName),
      textElement('headline', info.headline),
      textElement('description', info.description),
      textElement('instruction', info.instruction),
      textElement('web', info.web),
      textElement('contact', info.contact),
      ...info.parameters.map((pair) => pairElement('parameter', pair)),
      ...info.areas.map(areaElement),
    ].join(''),
  );
}

function areaElement({ description, shapes, geocodes }: CapInfo['areas'][number]): string {
  const inner = [needed('areaDesc', description), shapeElements(shapes), ...geocodes.map((pair) => pairElement('geocode', pair))];
  return element('area', inner.join(''));
}

function pairElement(name: string, pair: { readonly name: string; readonly value: string }): string {
  return element(name, needed('valueName', pair.name) + needed('value', pair.value));
}

function triple({ sender, identifier, sent }: CapReference): string {
  return [sender, identifier, sent].map(token).join(',');
}

/** CAP 1.2 section 3.2.1: neither blanks nor commas nor `<` nor `&`. */
function token(text: string): string {
  return text.replace(/[\s,<&]/gu, encodeURIComponent);
}

/** The schema wants it, also empty. */
function needed(name: string, text: string): string {
  return element(name, escaped(text));
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
