import { readFile, stat } from 'node:fs/promises';
import { writeWhole } from '../../pull/write-whole.js';

/** A page as it lies there. What is written into it are characters that every encoding of the web has at the same place. */
export interface PageFile {
  readonly file: string;
  readonly bytes: Buffer;
  readonly text: string;
  /** As TextDecoder names it. */
  readonly encoding: string;
}

/** Text to stand between two places of the page, each right before a `<` or right behind a `>`. */
export interface PageEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Where browsers look for the page's own word about its encoding (HTML, 4.2.5.4). */
const declarationBytes = 1024;
/** In them a byte of ASCII may be half of another character, also `<`. */
const withoutAscii = /^(utf-16|iso-2022-jp|replacement)/u;

/** Undefined for a page whose encoding nobody can tell, or in which nobody can write. Rejects as `readFile` does. */
export async function readPageFile(file: string): Promise<PageFile | undefined> {
  const bytes = await readFile(file);
  const encoding = encodingOf(bytes);
  if (withoutAscii.test(encoding)) return undefined;
  try {
    const isUtf8 = encoding === 'utf-8';
    const text = new TextDecoder(encoding, { fatal: isUtf8, ignoreBOM: true }).decode(bytes);
    return isUtf8 || countSigns(text) === countSigns(bytes.toString('latin1')) ? { file, bytes, text, encoding } : undefined;
  } catch {
    return undefined;
  }
}

/** The bytes of the page with other texts in some places, first to last; all else byte by byte as it was. */
export function editPage({ bytes, text, encoding }: PageFile, edits: readonly PageEdit[]): Buffer {
  const parts: Buffer[] = [];
  let end = 0;
  for (const edit of edits) {
    const written = encoding === 'utf-8' ? edit.text : inAscii(edit.text);
    parts.push(bytes.subarray(end, offsetOf(edit.from)), Buffer.from(written));
    end = offsetOf(edit.to);
  }
  return Buffer.concat([...parts, bytes.subarray(end)]);

  // Node writes no GB18030. In none of these encodings is the byte of `<` or `>` a part of another character: they can be counted.
  function offsetOf(at: number): number {
    if (encoding === 'utf-8') return Buffer.byteLength(text.slice(0, at));
    const [sign, more] = text[at] === '<' ? ['<', 0] : ['>', 1];
    let offset = -1;
    for (let left = text.slice(0, at).split(sign).length - more; left > 0; left--) offset = bytes.indexOf(sign, offset + 1);
    return offset + more;
  }
}

/** Leaves a file alone that is already so, and one that somebody has changed since it was read: sources take their time. */
export async function writePage({ file, bytes }: PageFile, made: Buffer): Promise<'written' | 'unchanged' | 'changed'> {
  if (!(await readFile(file)).equals(bytes)) return 'changed';
  if (made.equals(bytes)) return 'unchanged';
  await writeWhole(file, made, (await stat(file)).mode & 0o777);
  return 'written';
}

/** By byte order mark, else by `<meta>`, else UTF-8. */
function encodingOf(bytes: Buffer): string {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf-8';
  if (/^(\xFF\xFE|\xFE\xFF)/u.test(bytes.toString('latin1', 0, 2))) return 'utf-16le';
  const start = bytes.toString('latin1', 0, declarationBytes).replace(/<!--[^]*?-->/gu, '');
  const label = /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/iu.exec(start)?.[1];
  try {
    const { encoding } = new TextDecoder(label);
    // What can be read as ASCII cannot be UTF-16, whatever it says.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return 'utf-8';
  }
}

const countSigns = (text: string): string => `${text.split('<').length} ${text.split('>').length}`;

/** Read alike in every encoding. */
function inAscii(text: string): string {
  // eslint-disable-next-line no-control-regex -- all of ASCII
  return text.replace(/[^\u0000-\u007F]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0xfffd};`);
}
