import { entities } from './entities.js';
import { withoutInvalid } from './without-invalid.js';

/** What windows-1252 means by 0x80 to 0x9F; HTML 13.2.5.80 reads numeric references to these controls so. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * `text` with numeric and named character references replaced once, in XML and HTML alike because feeds mix them.
 * A name that is not known, and a name without its semicolon (`?a=1&copy=2`), stays as written.
 */
export function withoutReferences(text: string): string {
  let at = text.indexOf('&');
  if (at < 0) return withoutInvalid(text);
  let decoded = '';
  let from = 0;
  while (at >= 0) {
    const end = referenceEnd(text, at + 1);
    const value = end > at + 1 ? valueOf(text.slice(at + 1, end), text.charCodeAt(end) === 59) : undefined;
    if (value !== undefined) {
      decoded += text.slice(from, at) + value;
      from = text.charCodeAt(end) === 59 ? end + 1 : end;
    }
    at = text.indexOf('&', Math.max(end, at + 1));
  }
  return withoutInvalid(decoded + text.slice(from));
}

/** Where the letters, digits and `#` after an ampersand end. The longest name of the table has 8; padding of numbers gets 24 more. */
function referenceEnd(text: string, from: number): number {
  let at = from;
  for (; at < from + 32; at++) {
    const code = text.charCodeAt(at) | 32;
    if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code === 35 && at === from))) break;
  }
  return at;
}

function valueOf(body: string, terminated: boolean): string | undefined {
  if (body.charCodeAt(0) !== 35) return terminated ? entities.get(body) : undefined;
  const hex = (body.charCodeAt(1) | 32) === 120;
  const digits = body.slice(hex ? 2 : 1);
  if (!digits) return undefined;
  const code = Number(hex ? `0x${digits}` : digits);
  if (Number.isNaN(code)) return undefined;
  if (code >= 128 && code < 160) return windows1252[code - 128];
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
