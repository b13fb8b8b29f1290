import type { ElementReading } from '../elements/element-reading.js';
import { readPhone } from '../elements/read-phone.js';
import { readRegion } from '../elements/read-region.js';
import { readResidentId } from '../elements/read-resident-id.js';
import { readSocialCreditCode } from '../elements/read-social-credit-code.js';
import type { DataElementQuestion, TextQuestion } from '../definition/questions.js';
import { type AnswerReading, unanswered } from './answer-reading.js';
import { isEmail, isTelephone, isWebAddress, plainEmail } from './contact-texts.js';

/** No answer is longer, in UTF-16 units, whatever the definition allows. */
const longest = 100_000;

type Texts = TextQuestion | DataElementQuestion;

/** A text without white space around it. White space alone is no answer. */
export function readText(question: Texts, typed: unknown): AnswerReading {
  if (typeof typed !== 'string' && typeof typed !== 'number') return { wrong: 'type' };
  const text = String(typed).trim();
  if (text === '') return unanswered;
  if (text.length > longest) return { wrong: 'maxLength', params: { limit: longest } };
  return readers[question.type](text, question);
}

type Reader = (text: string, question: Texts) => AnswerReading;

const asWritten: Reader = (value) => ({ value });
const told = (value: string, right: boolean, wrong: 'email' | 'tel' | 'url'): AnswerReading => (right ? { value } : { value, wrong });

/** What is no such element stays as it is written, for whoever corrects it. */
const element =
  (read: (text: string, within?: string) => ElementReading): Reader =>
  (text, question) => {
    const { within } = question as DataElementQuestion;
    const { value = text, wrong } = read(text, within);
    return wrong ? { value, wrong, ...(within !== undefined && { params: { within } }) } : { value };
  };

const readers: Readonly<Record<Texts['type'], Reader>> = {
  text: asWritten,
  textarea: asWritten,
  name: asWritten,
  email: (text) => told(plainEmail(text), isEmail(plainEmail(text)), 'email'),
  tel: (text) => told(text.normalize('NFKC'), isTelephone(text.normalize('NFKC')), 'tel'),
  url: (text) => told(text, isWebAddress(text), 'url'),
  'resident-id': element(readResidentId),
  'social-credit-code': element(readSocialCreditCode),
  phone: element(readPhone),
  region: element(readRegion),
};
