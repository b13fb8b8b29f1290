import { jpegSegments, scanMarker } from './headers/jpeg.js';
import { pngChunks } from './headers/png.js';

const pixels = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/**
 * Keeps of what the browser has encoded only what pixels need: some engines write EXIF and ICC records of their own, with words on
 * the device. Undefined where it is not what was asked for.
 */
export async function strip(encoded: Blob): Promise<Blob | undefined> {
  const bytes = new Uint8Array(await encoded.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const parts = encoded.type === 'image/png' ? pngParts(view) : jpegParts(view);
  if (!parts) return undefined;
  // Into one piece: of a blob in pieces, Firefox looks for the kind of picture in the first piece only, and decodes none.
  let length = 0;
  for (const [start, end] of parts) {
    bytes.copyWithin(length, start, end);
    length += end - start;
  }
  return new Blob([bytes.subarray(0, length)], { type: encoded.type });
}

type Part = readonly [start: number, end: number];

function jpegParts(view: DataView): Part[] | undefined {
  const segments = [...jpegSegments(view)];
  const scan = segments.pop();
  if (scan?.marker !== scanMarker) return undefined;
  // E0 is JFIF, EE tells how colours are kept; the other E and FE are what software writes of itself.
  const kept = segments.filter(({ marker }) => marker <= 0xe0 || marker === 0xee);
  return [[0, 2], ...kept.map(({ start, end }): Part => [start, end]), [scan.start, view.byteLength]];
}

function pngParts(view: DataView): Part[] {
  const kept = [...pngChunks(view)].filter(({ name }) => pixels.has(name));
  return [[0, 8], ...kept.map(({ start, end }): Part => [start, end])];
}
