import { readGif } from './gif.js';
import type { PictureHeader } from './header.js';
import { readHeif } from './heif.js';
import { readJpeg } from './jpeg.js';
import { readPng } from './png.js';
import { readWebp } from './webp.js';

/** By the bytes alone: names and declared types are what anybody may write. Each is asked of the first twelve, as Latin-1. */
const readers: readonly (readonly [start: RegExp, read: (view: DataView) => PictureHeader])[] = [
  [/^\xff\xd8\xff/, readJpeg],
  [/^\x89PNG\r\n/, readPng],
  [/^RIFF[^]{4}WEBP/, readWebp],
  [/^GIF8[79]a/, readGif],
  [/^[^]{4}ftyp(he[iv]|mif1|msf1|avi[fs])/, readHeif],
];

const start = 12;

/** Whether the first twelve bytes are those of a picture. */
export function readerOf(bytes: Uint8Array): ((view: DataView) => PictureHeader) | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, start));
  return readers.find(([pattern]) => pattern.test(text))?.[1];
}
