import { accepts } from './accepts.js';
import { decode } from './decode.js';
import { encode } from './encode.js';
import { checkAborted, oneAtATime } from './one-at-a-time.js';
import type { PhotoFault, PreparedPhoto, PrepareOptions } from './photos.types.js';
import { readsBack } from './reads-back.js';

const defaultEdge = 2048;
/** That of a file question. */
export const defaultMaxBytes = 10_485_760;

/**
 * Encodes a picture anew on the device: upright, its longer edge at most `edge`, at most `maxBytes`, and without EXIF, XMP, ICC or any
 * other record. JPEG, or PNG where that is no larger. What cannot be decoded here gives a fault and no file. One at a time.
 * @throws the signal's reason, and nothing else
 */
export function preparePhoto(file: File, options: PrepareOptions = {}): Promise<PreparedPhoto | { readonly fault: PhotoFault }> {
  return oneAtATime(() => prepare(file, options), options.signal);
}

async function prepare(file: File, options: PrepareOptions): Promise<PreparedPhoto | { readonly fault: PhotoFault }> {
  const { edge = defaultEdge, maxBytes = defaultMaxBytes, accept = ['image/*'], signal } = options;
  const [jpeg, png] = [accepts(accept, 'image/jpeg'), accepts(accept, 'image/png')];
  if (!jpeg && !png) return { fault: 'not-taken' };
  const picture = await decode(file);
  if (typeof picture === 'string') return { fault: picture };
  const { bitmap } = picture;
  try {
    if (!readsBack()) return { fault: 'unreadable' };
    const encoded = await encode(picture, { edge, maxBytes, jpeg, png, signal });
    if (!encoded) return { fault: 'too-large' };
    const { blob, width, height } = encoded;
    const name = nameOf(file.name, blob.type);
    return { file: new File([blob], name, { type: blob.type }), width, height, reduced: width * height < bitmap.width * bitmap.height };
  } catch {
    // Extensions that guard canvases throw.
    checkAborted(signal);
    return { fault: 'unreadable' };
  } finally {
    bitmap.close();
  }
}

/** The reader's own name for it, as text that is safe in a list and on a disk, with the ending of what it has become. */
export function nameOf(name: string, type: string): string {
  const stem = name.replace(/\.[^.]*$/, '').replace(/[\p{C}/\\:*?"<>|]+/gu, '_');
  return `${[...stem].slice(0, 80).join('') || 'photo'}.${type === 'image/png' ? 'png' : 'jpg'}`;
}
