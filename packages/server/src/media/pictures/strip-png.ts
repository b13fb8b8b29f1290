import type { StrippedPicture } from './pictures.js';

/** What decoding and colours need (PNG, third edition, 11); texts, times, Exif, profiles and further frames are left out. */
const kept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB']);

/** Keeps the picture alone, and nothing behind its end. Undefined for what is no whole PNG. */
export function stripPng(bytes: Buffer): StrippedPicture | undefined {
  const parts: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length || (at === 8 && (name !== 'IHDR' || end !== 33))) return undefined;
    if (kept.has(name)) parts.push(bytes.subarray(at, end));
    if (name === 'IEND') return { bytes: Buffer.concat(parts), width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    at = end;
  }
  return undefined;
}
