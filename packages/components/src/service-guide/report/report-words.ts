import type { NewServiceRequest, PublicService, RequestContact } from '@civickit/core';
import type { ReportDraft } from './report-draft.js';
import type { ReportTexts } from './report-texts.js';

/** What a report says beside what was written. */
export interface ReportFacts {
  readonly services: readonly PublicService[];
  /** Address of the page. */
  readonly url?: string | undefined;
  readonly texts: ReportTexts;
}

/** Windows passes about so many characters to a mail program; beyond, nothing opens at all. */
const longestMail = 2000;
const mailForm = /^[^\s@?&,;:<>"%]+@[^\s@?&,;:<>"%]+$/;
const phoneForm = /^\+?\d{5,20}$/;

/** The whole report in words, for the office. */
export function reportText(
  { key, reason, words, contact }: ReportDraft,
  { services, url, texts }: ReportFacts,
  withContact = true,
): string {
  const lines = [
    reason ? `${texts.subject}: ${texts.reasons[reason]}` : texts.subject,
    ...services.map(({ name, organization, ref }) => [name, organization?.name, `${ref.source}/${ref.id}`].filter(Boolean).join(' · ')),
    url,
    // Without it, two people who tap the same would have sent the same, and one would be told the other's number.
    `${texts.reference}: ${key.slice(0, 8).toUpperCase()}`,
    words.trim() && `\n${words.trim()}`,
    withContact && contact.trim() && `\n${texts.contact}: ${contact.trim()}`,
  ];
  return lines.filter(Boolean).join('\n');
}

/** The report as a source takes it. It stands where the service is given, at least in words, for systems that ask for a place. */
export function toRequest(draft: ReportDraft, facts: ReportFacts, type: string, lang: string): NewServiceRequest {
  const contact = contactOf(draft.contact);
  const place = facts.services.find(({ places }) => places?.length)?.places?.[0];
  const address = place?.address ?? place?.name ?? facts.services.find(({ organization }) => organization)?.organization?.name;
  return {
    type,
    // What is neither a number nor an address is not lost.
    description: reportText(draft, facts, !contact),
    ...(place?.where && { where: place.where }),
    ...(address && { address }),
    ...(contact && { contact }),
    lang,
  };
}

function contactOf(given: string): RequestContact | undefined {
  const contact = given.trim();
  if (mailForm.test(contact)) return { email: contact };
  const number = contact.replace(/[\s().-]/g, '');
  return phoneForm.test(number) ? { phone: number } : undefined;
}

/** A mail with the report, as much of it as mail programs take (RFC 6068); undefined for what is no address. */
export function mailLink(to: string, draft: ReportDraft, facts: ReportFacts): string | undefined {
  if (!mailForm.test(to)) return undefined;
  const subject = `${facts.texts.subject}: ${facts.services.map(({ name }) => name).join(', ')}`;
  const start = `mailto:${encode(to).replace('%40', '@')}?subject=${encode(cut(subject, 100))}&body=`;
  const text = reportText(draft, facts);
  let [low, high] = [0, Math.min(Array.from(text).length, longestMail)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (start.length + encode(cut(text, middle)).length <= longestMail) low = middle;
    else high = middle - 1;
  }
  return start + encode(cut(text, low));
}

/** Half of a pair, which no encoding takes, becomes a sign for what is missing. */
function encode(text: string): string {
  const whole = text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, (pair) => (pair.length === 2 ? pair : '\uFFFD'));
  return encodeURIComponent(whole.replace(/\r\n?|\n/g, '\r\n'));
}

function cut(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most ? `${characters.slice(0, Math.max(0, most - 1)).join('')}…` : text;
}

/** What a telephone dials; undefined for what it cannot. */
export function callLink(number: string): string | undefined {
  const bare = number.replace(/[\s().\u2010-\u2015-]/g, '');
  return /^\+?\d{2,20}$/.test(bare) ? `tel:${bare}` : undefined;
}
