import { letters, type PictureHeader } from './header.js';

/** A part with its length and checksum; `end` is past the last byte. */
export interface PngChunk {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export function* pngChunks(view: DataView): Generator<PngChunk> {
  for (let start = 8; start + 12 <= view.byteLength;) {
    const end = start + 12 + view.getUint32(start);
    const name = letters(view, start + 4);
    yield { name, start, end };
    if (name === 'IEND') return;
    start = end;
  }
}

export function readPng(view: DataView): PictureHeader {
  const chunks = [...pngChunks(view)];
  const exif = chunks.filter(({ name }) => name === 'eXIf').map(({ start }) => start + 8);
  const sized = chunks[0]?.name === 'IHDR';
  const [width, height] = sized ? [view.getUint32(16), view.getUint32(20)] : [0, 0];
  return { type: 'image/png', width, height, exif, lossless: true, cut: chunks[chunks.length - 1]?.name !== 'IEND' };
}
