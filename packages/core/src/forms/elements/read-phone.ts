import type { ElementReading } from './element-reading.js';

const between = /[\s\p{Cf}().]+/gu;
const hyphens = /[\p{Pd}\u2212]+/gu;
const extension = /-?(?:转|轉|#|ext|分机|分機)-?/i;
/** Country, number, and an extension after `x`. A number from here may lack the plus only where nothing else begins like it. */
const whole = /^((?:\+|00)86-?|86-?(?=1[3-9][\d-]{9,}$))?([\d-]+)(?:x(\d{1,6}))?$/;
/** A landline with its extension after a hyphen. */
const hyphened = /^(0?\d{2,3}-?\d{7,8})-(\d{1,6})$/;
/** Mobile; 400 and 800; emergency and service numbers such as 110, 12345, 95598, 116114. */
const callable = /^(?:1[3-9]\d{9}|[48]00\d{7}|1\d\d|1[0-2]\d{3}|11[68]\d{3}|9[56]\d{3,6})$/;
/** Area codes of three digits belong to the largest cities. */
const landline = /^(010|02\d|0[3-9]\d\d)([2-9]\d{6,7})$/;

/**
 * A Chinese telephone number. Kept as `13812345678`, `0870-2123456`, with an extension `0870-2123456-801`, or a short code as it is.
 * Prefixes of operators are not checked: new ones come every year.
 */
export function readPhone(text: string): ElementReading {
  const plain = text.normalize('NFKC').replace(between, '').replace(hyphens, '-').replace(extension, 'x');
  const [, country, body = '', named] = whole.exec(plain) ?? [];
  const [, main = body, last = named] = (named === undefined && hyphened.exec(body)) || [];
  const digits = main.replaceAll('-', '');
  if (last === undefined && callable.test(digits)) return { value: digits };
  // Whoever writes the country leaves out the zero.
  const [, area, local] = landline.exec(country && !digits.startsWith('0') ? `0${digits}` : digits) ?? [];
  if (area && local) return { value: `${area}-${local}${last ? `-${last}` : ''}` };
  return { wrong: /^[2-8]\d{6,7}$/.test(digits) ? 'phoneArea' : 'phone' };
}
