import { letters, type PictureHeader } from './header.js';

/** A marker with its parameters; `end` is past the last byte. */
export interface JpegSegment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

export const scanMarker = 0xda;

/** What stands before the pixels, and as the last the first scan with all that follows; nothing more from where the bytes go wrong. */
export function* jpegSegments(view: DataView): Generator<JpegSegment> {
  for (let start = 2; start + 4 <= view.byteLength && view.getUint8(start) === 0xff;) {
    const marker = view.getUint8(start + 1);
    // Fill bytes and markers without parameters are passed as decoders pass them: else a size could hide from us behind one.
    const alone = marker === 0xff ? 1 : marker === 1 || (marker >= 0xd0 && marker <= 0xd7) ? 2 : 0;
    const end = marker === scanMarker ? view.byteLength : start + (alone || 2 + view.getUint16(start + 2));
    if (!alone) yield { marker, start, end };
    start = end;
  }
}

export function readJpeg(view: DataView): PictureHeader {
  let [width, height, scan] = [0, 0, view.byteLength];
  const exif: number[] = [];
  for (const { marker, start } of jpegSegments(view)) {
    // C4, C8 and CC are tables among the frames.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      height = Math.max(height, view.getUint16(start + 5));
      width = Math.max(width, view.getUint16(start + 7));
    } else if (marker === 0xe1 && letters(view, start + 4) === 'Exif') exif.push(start + 10);
    else if (marker === scanMarker) scan = start;
  }
  return { type: 'image/jpeg', width, height, exif, cut: !hasEnd(view, scan) };
}

/** Engines differ in what they make of half a photo. Pixels hold no FF D9, so that what is appended does not matter. */
function hasEnd(view: DataView, scan: number): boolean {
  const bytes = new Uint8Array(view.buffer);
  for (let at = bytes.lastIndexOf(0xd9); at > scan; at = bytes.lastIndexOf(0xd9, at - 1)) if (bytes[at - 1] === 0xff) return true;
  return false;
}
