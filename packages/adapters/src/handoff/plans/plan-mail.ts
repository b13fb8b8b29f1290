import { CivicError } from '@civickit/core';
import { cleanLine, cutText } from '../clean-text.js';
import { reportText, type WrittenReport } from '../written-report.js';
import type { LinkPlan } from './plan.js';

/** Windows passes about so many characters to a mail program; beyond, nothing opens at all. */
const longestHref = 2000;
const longestSubject = 120;
/** Of RFC 5322 what offices use: no quotes, comments, groups or lists. */
const addressForm = /^[\p{L}\p{N}_.!$*+'/=^`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}]{2,}$/u;

export function isMailAddress(address: string): boolean {
  return addressForm.test(address);
}

/**
 * A mail to one address (RFC 6068). All of subject and text is encoded, so that nothing in them can become a header, and lines end by
 * CRLF. What does not fit is cut, and said to be.
 * @throws CivicError `config/invalid` for what is no address
 */
export function planMail(report: WrittenReport, to: string, { maxHref = longestHref } = {}): LinkPlan {
  if (!isMailAddress(to)) throw new CivicError('config/invalid', `${to} is no mail address.`);
  const [user = '', host = ''] = to.split('@');
  const subject = cutText(cleanLine(report.subject), (part) => part.length <= longestSubject);
  const base = `mailto:${encodeURIComponent(user)}@${encodeURIComponent(host)}?subject=${encode(subject)}&body=`;
  const text = reportText(report);
  const { shortened, unconfirmed } = report.texts;
  const room = maxHref - base.length;
  if (encode(text).length <= room) return { href: base + encode(text), text, shortened: false };
  const end = `\n${shortened}\n\n${unconfirmed}`;
  const cut = cutText(text, (part) => encode(part + end).length <= room);
  return { href: base + encode(cut + end), text, shortened: true };
}

function encode(text: string): string {
  return encodeURIComponent(text.replace(/\n/g, '\r\n'));
}
