import { letters, type PictureHeader } from './header.js';

const farthest = 2 ** 20;

/** HEIC and AVIF. They are turned by their own boxes, which every decoder obeys. A picture of tiles also names the size of a tile. */
export function readHeif(view: DataView): PictureHeader {
  const bytes = new Uint8Array(view.buffer, 0, Math.min(view.byteLength, farthest));
  let [width, height] = [0, 0];
  for (let at = bytes.indexOf(0x69); at >= 0 && at + 16 <= bytes.length; at = bytes.indexOf(0x69, at + 1)) {
    if (letters(view, at) !== 'ispe') continue;
    width = Math.max(width, view.getUint32(at + 8));
    height = Math.max(height, view.getUint32(at + 12));
  }
  return { type: letters(view, 8).startsWith('avi') ? 'image/avif' : 'image/heic', width, height, exif: [] };
}
