import { readerOf } from './headers/read-header.js';
import { takeOrientation } from './orientation.js';
import type { PhotoFault } from './photos.types.js';

/** A decoded picture. Its bitmap is held until it is closed. */
export interface Picture {
  readonly bitmap: ImageBitmap;
  readonly orientation: number;
  readonly lossless: boolean;
}

/** Four bytes each when decoded: a photo of 64 megapixels is borne, one of 108 ends the tab on many phones. */
const mostPixels = 2 ** 26;
const mostBytes = 2 ** 26;

/** Nothing is decoded before its header tells how large it becomes. */
export async function decode(file: Blob): Promise<Picture | PhotoFault> {
  if (file.size > mostBytes) return 'too-large';
  try {
    const buffer = await file.arrayBuffer();
    const read = readerOf(new Uint8Array(buffer));
    if (!read) return buffer.byteLength > 0 ? 'not-taken' : 'unreadable';
    const view = new DataView(buffer);
    const { type, width, height, exif, lossless = false, cut } = read(view);
    if (width * height > mostPixels) return 'too-large';
    if (width * height === 0 || cut) return 'unreadable';
    const orientation = takeOrientation(view, exif);
    return { bitmap: await createImageBitmap(new Blob([buffer], { type })), orientation, lossless };
  } catch {
    return 'unreadable';
  }
}
