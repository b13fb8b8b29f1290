import { cutText } from '../clean-text.js';
import { reportText, type WrittenReport } from '../written-report.js';
import { dialled } from './dialled.js';
import type { LinkPlan } from './plan.js';

/** How the text of a message is joined to its number: `?` (RFC 5724, Android and newer Apple devices), `&` (older Apple devices). */
export type SmsForm = '?' | '&';

export interface SmsPlan extends LinkPlan {
  /** Messages that the text is sent as, and mostly paid for. */
  readonly parts: number;
}

/** Signs of the small alphabet (3GPP TS 23.038), of which 160 fit in one message; of all others 70. */
const smallAlphabet = /^[\w \n@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà]*$/;
const apple = /\b(iPhone|iPad|iPod|Macintosh)\b/;

/** The form that a device understands. Apple's take `&` in every version. */
export function smsFormOf(userAgent: string): SmsForm {
  return apple.test(userAgent) ? '&' : '?';
}

/**
 * A message to one number, of at most `maxParts` parts.
 * @throws CivicError `config/invalid` for what is no telephone number
 */
export function planSms(
  report: WrittenReport,
  to: string,
  { form = '?', maxParts = 4 }: { form?: SmsForm; maxParts?: number } = {},
): SmsPlan {
  const number = dialled(to);
  const text = reportText(report);
  const end = `\n${report.texts.shortened}\n${report.texts.unconfirmed}`;
  const fits = (body: string) => partsOf(body) <= maxParts;
  const shortened = !fits(text);
  const body = shortened ? cutText(text, (part) => fits(part + end)) + end : text;
  return { href: `sms:${number}${form}body=${encodeURIComponent(body)}`, text, shortened, parts: partsOf(body) };
}

function partsOf(body: string): number {
  const [one, each] = smallAlphabet.test(body) ? [160, 153] : [70, 67];
  return body.length <= one ? 1 : Math.ceil(body.length / each);
}
