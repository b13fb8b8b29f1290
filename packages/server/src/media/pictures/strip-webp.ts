import type { StrippedPicture } from './pictures.js';

/** Pictures and their transparency (WebP container, RFC 9649, section 2); profiles, Exif, XMP and what nobody knows are left out. */
const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);
/** Bits of VP8X that announce a profile, Exif and XMP. */
const announced = 0x20 | 0x08 | 0x04;

/** Keeps the picture alone, and nothing behind its end. Undefined for what is no whole WebP, or moves: frames hold chunks of their own. */
export function stripWebp(bytes: Buffer): StrippedPicture | undefined {
  const parts: Buffer[] = [];
  let size: Pick<StrippedPicture, 'width' | 'height'> | undefined;
  const whole = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  for (let at = 12; at + 8 <= whole;) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > whole || name === 'ANMF') return undefined;
    const chunk = Buffer.from(bytes.subarray(at, end));
    size ??= sizeIn(name, chunk);
    if (name === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] ?? 0) & ~announced;
    if (kept.has(name)) parts.push(chunk);
    at = end;
  }
  if (!size) return undefined;
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + parts.reduce((sum, { length }) => sum + length, 0), 4);
  return { bytes: Buffer.concat([head, ...parts]), ...size };
}

function sizeIn(name: string, chunk: Buffer): Pick<StrippedPicture, 'width' | 'height'> | undefined {
  if (chunk.length < (name === 'VP8L' ? 13 : 18)) return undefined;
  if (name === 'VP8X') return { width: chunk.readUIntLE(12, 3) + 1, height: chunk.readUIntLE(15, 3) + 1 };
  if (name === 'VP8 ') return { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff };
  if (name !== 'VP8L') return undefined;
  const packed = chunk.readUInt32LE(9);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}
