import { jpegSegments, scanMarker } from './headers/jpeg.js';
import { pngChunks } from './headers/png.js';

interface Part {
  readonly start: number;
  readonly end: number;
}

const pixels = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/**
 * Keeps of what the browser has encoded only what pixels need: some engines write EXIF and ICC records of their own, with words on
 * the device. Undefined where it is not what was asked for.
 */
export async function strip(encoded: Blob): Promise<Blob | undefined> {
  const bytes = new Uint8Array(await encoded.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const [signature, parts] = encoded.type === 'image/png' ? ([8, pngParts(view)] as const) : ([2, jpegParts(view)] as const);
  // Into one piece: of a blob in pieces, Firefox looks for the kind of picture in the first piece only, and decodes none.
  let length = signature;
  for (const { start, end } of parts) {
    bytes.copyWithin(length, start, end);
    length += end - start;
  }
  return length > signature ? new Blob([bytes.subarray(0, length)], { type: encoded.type }) : undefined;
}

/** E0 is JFIF, EE tells how colours are kept; the other E and FE are what software writes of itself. */
function jpegParts(view: DataView): readonly Part[] {
  const segments = [...jpegSegments(view)];
  const whole = segments.some(({ marker }) => marker === scanMarker);
  return segments.filter(({ marker }) => whole && (marker <= 0xe0 || marker === 0xee));
}

function pngParts(view: DataView): readonly Part[] {
  return [...pngChunks(view)].filter(({ name }) => pixels.has(name));
}
