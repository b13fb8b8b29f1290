import { letters, type PictureHeader } from './header.js';

export function readWebp(view: DataView): PictureHeader {
  const exif: number[] = [];
  for (let at = 12; at + 8 <= view.byteLength;) {
    // Some writers put the mark of JPEG before the record.
    if (letters(view, at) === 'EXIF') exif.push(at + (letters(view, at + 8) === 'Exif' ? 14 : 8));
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  const cut = view.getUint32(4, true) + 8 > view.byteLength;
  return { type: 'image/webp', ...sizeOf(view), exif, cut };
}

function sizeOf(view: DataView): { width: number; height: number; lossless?: boolean } {
  const kind = letters(view, 12);
  if (kind === 'VP8X') return { width: threeBytes(view, 24) + 1, height: threeBytes(view, 27) + 1 };
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1, lossless: true };
  }
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return { width: 0, height: 0 };
}

function threeBytes(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}
