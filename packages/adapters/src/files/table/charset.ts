/** How the characters of a text file are found out. */
export interface CharsetClues {
  /** What the file's keeper says it is, such as `big5`. */
  readonly encoding?: string | undefined;
  /** The HTTP header of this name. */
  readonly contentType?: string | undefined;
  /** Whether a text holds a head that is known: the surest sign that it was read rightly. */
  readonly knows: (text: string) => boolean;
}

const start = 4096;

/**
 * `bytes` as text: by the option, a byte order mark, the zeros of UTF-16, as UTF-8 where they are UTF-8 throughout. What is left comes
 * from an Excel that saves in its country's own set: the HTTP header decides, else GB18030 or Big5, whichever shows known heads.
 */
export function decodeTable(bytes: Uint8Array, { encoding, contentType = '', knows }: CharsetClues): string {
  const told = encoding ?? marked(bytes);
  if (told) return decode(bytes, told);
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== undefined) return utf8;
  const header = /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1] ?? '';
  const declared = /^utf-?8$|^iso-8859-1$/i.test(header) ? undefined : strictly(bytes, header);
  if (declared !== undefined) return declared;
  const sets = ['gb18030', 'big5'].filter((set) => strictly(bytes, set) !== undefined);
  const set = sets.find((one) => knows(decode(bytes.subarray(0, start), one))) ?? sets[0];
  // A few broken bytes in UTF-8 do less harm than all of it read as another set.
  return decode(bytes, set ?? (isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252'));
}

/** Whether these are bytes of no text at all. */
export function isBinary(bytes: Uint8Array): boolean {
  const some = bytes.subarray(0, start);
  if (marked(bytes)) return false;
  let odd = 0;
  for (const byte of some) if (byte < 9 || (byte > 13 && byte < 27)) odd++;
  return odd > some.length / 200;
}

function marked([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first && second === 0 && third && fourth === 0) return 'utf-16le';
  return first === 0 && second && third === 0 && fourth ? 'utf-16be' : undefined;
}

function decode(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function strictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether more of it makes sense as UTF-8 than does not. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = decode(bytes, 'utf-8');
  const broken = text.split('\ufffd').length - 1;
  return broken <= text.replace(/[\0-\x7f\ufffd]/g, '').length;
}
