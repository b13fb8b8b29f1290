import { markupLimits } from './limits.js';
import { atOnce } from './slices.js';
import { tooLarge } from './too-large.js';

/** Where the bytes of a document came from, as far as it tells their character set. */
export interface TextOrigin {
  /** The value of the HTTP header of this name. */
  readonly contentType?: string | undefined;
  /** @default 8 MiB */
  readonly maxBytes?: number;
}

const chunkBytes = 256 * 1024;

/**
 * `bytes` as text. The character set is told by, in this order: a byte order mark; UTF-16 by the zeros around its first `<`; the HTTP
 * header (RFC 7303 section 3.2); the XML declaration; UTF-8. Two headers that servers send without looking give way to the
 * declaration: ISO-8859-1 and its kin always, and UTF-8 where the bytes are not UTF-8. An unknown label counts as none.
 * Malformed sequences become U+FFFD.
 * @throws CivicError `too-large/markup`
 */
export function decodeText(bytes: Uint8Array, origin: TextOrigin = {}): string {
  return atOnce(decodeSteps(bytes, origin));
}

/** `decodeText`, pausing after every 256 KiB. */
export function* decodeSteps(
  bytes: Uint8Array,
  { contentType, maxBytes = markupLimits.maxBytes }: TextOrigin = {},
): Generator<void, string> {
  if (bytes.length > maxBytes) throw tooLarge('maxBytes', maxBytes);
  const decoder = new TextDecoder(charsetOf(bytes, contentType));
  let text = '';
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    if (at > 0) yield;
    text += decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true });
  }
  return text + decoder.decode();
}

/** The label of the character set of `bytes`, one that TextDecoder knows; see `decodeText` for the rules. */
export function charsetOf(bytes: Uint8Array, contentType = ''): string {
  const start = String.fromCharCode(...bytes.subarray(0, 256));
  if (start.startsWith('\xef\xbb\xbf')) return 'utf-8';
  if (/^(\xff\xfe|<\0[^]\0)/.test(start)) return 'utf-16le';
  if (/^(\xfe\xff|\0<\0)/.test(start)) return 'utf-16be';
  const header = known(/charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1]);
  const declared = known(/^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]+)/i.exec(start)?.[1]);
  // Read as ASCII, the declaration cannot be in UTF-16, whatever it says.
  const declaration = declared?.startsWith('utf-16') ? undefined : declared;
  const blind = header === 'windows-1252' || (header === 'utf-8' && declaration !== undefined && !isUtf8(bytes.subarray(0, chunkBytes)));
  return (blind ? (declaration ?? header) : (header ?? declaration)) ?? 'utf-8';
}

/** The canonical name, in which TextDecoder folds ISO-8859-1 and US-ASCII into windows-1252 (WHATWG Encoding 4.2). */
function known(label: string | undefined): string | undefined {
  try {
    return label && new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
