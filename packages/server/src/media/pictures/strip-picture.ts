import { stripJpeg } from './strip-jpeg.js';
import { stripPng } from './strip-png.js';
import { stripWebp } from './strip-webp.js';
import type { PictureType, StrippedPicture } from './pictures.js';

/** Takes metadata out of a file without decoding it. Undefined for what is not whole. */
export function stripPicture(bytes: Uint8Array, type: PictureType): StrippedPicture | undefined {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { 'image/jpeg': stripJpeg, 'image/png': stripPng, 'image/webp': stripWebp }[type](whole);
}
