import type { PictureHeader } from './header.js';

/** Of the first frame too: it may be larger than the screen that the file claims, and is then drawn whole by some. */
export function readGif(view: DataView): PictureHeader {
  let [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  let at = 13 + tableBytes(view.getUint8(10));
  while (view.getUint8(at) === 0x21) {
    at += 2;
    for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += length + 1;
    at++;
  }
  if (view.getUint8(at) === 0x2c) {
    width = Math.max(width, view.getUint16(at + 1, true) + view.getUint16(at + 5, true));
    height = Math.max(height, view.getUint16(at + 3, true) + view.getUint16(at + 7, true));
  }
  return { type: 'image/gif', width, height, exif: [], lossless: true };
}

function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
}
