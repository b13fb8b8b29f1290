import { compactText } from './compact-text.js';
import type { ElementReading } from './element-reading.js';

/** Without I, O, S, V and Z, which are taken for digits. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const shape = /^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/;

/** A unified social credit code (GB 32100). */
export function readSocialCreditCode(text: string): ElementReading {
  const value = compactText(text);
  if (!shape.test(value)) return { wrong: 'socialCreditCode' };
  let sum = 0;
  let weight = 1;
  for (const character of value.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] === value[17] ? { value } : { wrong: 'socialCreditCodeCheck' };
}
