import type { ElementReading } from '../elements/element-reading.js';
import { readPhone } from '../elements/read-phone.js';
import { readRegion } from '../elements/read-region.js';
import { readResidentId } from '../elements/read-resident-id.js';
import { readSocialCreditCode } from '../elements/read-social-credit-code.js';
import type { DataElementQuestion, TextQuestion } from '../definition/questions.js';
import type { AnswerReading } from './answer-reading.js';
import { isEmail, isTelephone, isWebAddress, plainEmail } from './contact-texts.js';

type Texts = TextQuestion | DataElementQuestion;

/** What is no such element stays as it is written, for whoever corrects it. */
export function readElement(question: Texts, text: string): AnswerReading {
  return readers[question.type]?.(text, question) ?? { value: text };
}

type Reader = (text: string, question: Texts) => AnswerReading;

const told = (value: string, right: boolean, wrong: 'email' | 'tel' | 'url'): AnswerReading => (right ? { value } : { value, wrong });

const element =
  (read: (text: string, within?: string) => ElementReading): Reader =>
  (text, question) => {
    const { within } = question as DataElementQuestion;
    const { value = text, wrong } = read(text, within);
    return wrong ? { value, wrong, ...(within !== undefined && { params: { within } }) } : { value };
  };

const readers: Partial<Record<Texts['type'], Reader>> = {
  email: (text) => told(plainEmail(text), isEmail(plainEmail(text)), 'email'),
  tel: (text) => told(text.normalize('NFKC'), isTelephone(text.normalize('NFKC')), 'tel'),
  url: (text) => told(text, isWebAddress(text), 'url'),
  'resident-id': element(readResidentId),
  'social-credit-code': element(readSocialCreditCode),
  phone: element(readPhone),
  region: element(readRegion),
};
