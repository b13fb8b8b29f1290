import type { ServiceContact } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { joinedNotes } from './joined-notes.js';

export type Phone = NonNullable<ServiceContact['phones']>[number];

const number = String.raw`\+?\(?\d[\d\s()\-]*\d(?:\s*(?:转|轉|ext\.?|x)\s*\d+)?`;
const labelled = new RegExp(`^(.*?)[\\s:]*(${number})(.*)$`, 's');
const email = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/;
const address = /https?:\/\/[^\s；;，,。）)]+/i;

/**
 * Telephone numbers out of a cell, apart by commas, semicolons, strokes or lines: `0571-88888888（周末：88888889）`, `办公室：12345`,
 * `传真 …`. What stands beside a number becomes its note.
 */
export function phonesIn(written: string): Phone[] {
  const phones: Phone[] = [];
  for (const piece of written
    .replace(/[－—–]/g, '-')
    .normalize('NFKC')
    .split(/[、,;\r\n/或]|\bor\b/)) {
    const [, label = '', found = '', rest = ''] = labelled.exec(piece.trim()) ?? [];
    const digits = found.replace(/\D/g, '').length;
    if (digits < 3 || digits > 20) continue;
    const note = [label, rest].map((text) => text.replace(/^[\s(:]+|[\s):。.]+$/g, '')).filter((text) => text && !isPlain(text));
    const kind = /传真|傳真|\bfax\b/i.test(piece) ? 'fax' : /短信|簡訊|\b(?:sms|text)\b/i.test(piece) ? 'text' : undefined;
    phones.push({ number: closed(found), ...(kind && { kind }), ...(note.length > 0 && { note: joinedNotes(note) }) });
  }
  return phones;
}

/** Whatever one can be reached by out of a cell: numbers, an e-mail address, a web address; undefined where there is none. */
export function contactIn(written: string): ServiceContact | undefined {
  const mail = email.exec(written)?.[0];
  const url = pageUrl(address.exec(written)?.[0]);
  const phones = phonesIn(written.replace(email, ' ').replace(address, ' '));
  if (!mail && !url && phones.length === 0) return undefined;
  return { ...(phones.length > 0 && { phones }), ...(mail && { email: mail }), ...(url && { url }) };
}

/** Words that say no more than that it is a telephone. */
function isPlain(text: string): boolean {
  return /^(?:咨询|諮詢|联系|聯絡|投诉|投訴|监督|監督|服务|服務|办公|辦公)*(?:电话|電話|热线|熱線|传真|傳真)?$|^(?:phone|tel\.?|telephone|fax|sms|text)$/i.test(
    text,
  );
}

/** `0571 123)` lost its bracket to the note before it. */
function closed(found: string): string {
  const open = found.split('(').length - found.split(')').length;
  return (open === 0 ? found : found.replace(open > 0 ? /\(/g : /\)/g, '')).trim();
}
