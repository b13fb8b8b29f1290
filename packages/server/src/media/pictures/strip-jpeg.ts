import type { StrippedPicture } from './pictures.js';

/** Frames (ITU T.81, table B.1), the tables that decoding needs, and Adobe's segment, which says how colours are coded. */
const kept = new Set([0xc4, 0xcc, 0xdb, 0xdd, 0xda, 0xee]);
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Keeps the picture alone: no thumbnails, which may show what was cut away, and nothing behind its end. Undefined for what is no whole JPEG. */
export function stripJpeg(bytes: Buffer): StrippedPicture | undefined {
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  let size: { readonly width: number; readonly height: number } | undefined;
  let orientation = 1;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return undefined;
    if (marker === 0xd9) break;
    if (at + 4 > bytes.length) return undefined;
    const length = bytes.readUInt16BE(at + 2);
    const end = marker === 0xda ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    const segment = bytes.subarray(at, end);
    if (isFrame(marker)) {
      if (segment.length < 9) return undefined;
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) };
    }
    if (isFrame(marker) || kept.has(marker)) parts.push(segment);
    if (marker === 0xe1) orientation = orientationIn(segment) ?? orientation;
    at = end;
  }
  if (!size) return undefined;
  // Without it a picture that was taken upright lies on its side.
  if (orientation !== 1) parts.splice(1, 0, orientationAlone(orientation));
  return { bytes: Buffer.concat([...parts, Buffer.from([0xff, 0xd9])]), ...size };
}

/** In coded data 0xFF stands before 0 and before marks to start again from; before anything else it ends them. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0xd9;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length + 1;
}

/** Tag 0x0112 of the first directory (Exif 2.3, 4.6.4). */
function orientationIn(segment: Buffer): number | undefined {
  if (segment.length < 18 || segment.toString('latin1', 4, 10) !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(10);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const word = (at: number): number => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < word(directory); entry += 1) {
    const from = directory + 2 + entry * 12;
    const value = word(from + 8);
    if (word(from) === 0x0112) return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

function orientationAlone(value: number): Buffer {
  const head = Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010000000000000000', 'hex');
  head.writeUInt16BE(value, 28);
  return head;
}
