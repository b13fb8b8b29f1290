import { entities } from './entities.js';
import { withoutInvalid } from './without-invalid.js';

/** What windows-1252 means by 0x80 to 0x9F; HTML 13.2.5.80 reads numeric references to these controls so. */
const windows1252 = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => at + 128));

/** The longest name of the table has 8 letters; padding of numbers gets 24 more. */
const reference = /&(#?[a-z\d]{1,31})(;?)/gi;

/**
 * `text` with numeric and named character references replaced once, in XML and HTML alike because feeds mix them.
 * A name that is not known, and a name without its semicolon (`?a=1&copy=2`), stays as written.
 */
export function withoutReferences(text: string): string {
  return withoutInvalid(
    text.includes('&') ? text.replace(reference, (whole, name: string, end: string) => valueOf(name, end) ?? whole) : text,
  );
}

function valueOf(name: string, end: string): string | undefined {
  if (!name.startsWith('#')) return end ? entities.get(name) : undefined;
  const code = Number(name.slice(1).replace(/^x/i, '0x'));
  // NaN is neither.
  return code >= 0 ? (windows1252[code - 128] ?? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')) : undefined;
}
