import type { Picture } from './decode.js';
import { checkAborted } from './one-at-a-time.js';
import { contextOf, paint } from './paint.js';
import { strip } from './strip.js';

export interface EncodeLimits {
  readonly edge: number;
  readonly maxBytes: number;
  readonly jpeg: boolean;
  readonly png: boolean;
  readonly signal: AbortSignal | undefined;
}

export interface Encoded {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

/** Below the last, text on a sign is lost sooner than by fewer pixels. */
const qualities = [0.85, 0.75, 0.65, 0.5];
/** In bytes: less is not worth blurred letters. */
const smallPng = 2 ** 15;
const shrink = 0.75;
/** Smaller photos show nothing that an office could act on. */
const leastEdge = 320;

/** The best that fits: first lower quality, then fewer pixels. Undefined where nothing does. */
export async function encode(picture: Picture, limits: EncodeLimits): Promise<Encoded | undefined> {
  const canvas = document.createElement('canvas');
  let edge = Math.min(limits.edge, Math.max(picture.bitmap.width, picture.bitmap.height));
  try {
    do {
      paint(canvas, picture, edge);
      const blob = await encodeWithin(canvas, picture.lossless, limits);
      if (blob) return { blob, width: canvas.width, height: canvas.height };
      edge *= shrink;
    } while (edge >= leastEdge);
    return undefined;
  } finally {
    // Some engines keep the pixels of a canvas until it is collected.
    canvas.width = canvas.height = 0;
  }
}

/** PNG where it costs nothing: screenshots and drawings, with what is transparent in them. JPEG has white there. */
async function encodeWithin(canvas: HTMLCanvasElement, lossless: boolean, limits: EncodeLimits): Promise<Blob | undefined> {
  const { maxBytes, jpeg, signal } = limits;
  const png = limits.png && (lossless || !jpeg) ? await toBlob(canvas, 'image/png') : undefined;
  const fits = png && png.size <= maxBytes ? png : undefined;
  if (!jpeg) return fits;
  layOnWhite(canvas);
  for (const quality of qualities) {
    checkAborted(signal);
    const blob = await toBlob(canvas, 'image/jpeg', quality);
    if (fits && fits.size <= Math.max(smallPng, blob?.size ?? 0)) return fits;
    if (blob && blob.size <= maxBytes) return blob;
  }
  return fits;
}

function layOnWhite(canvas: HTMLCanvasElement): void {
  const context = contextOf(canvas);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
}

async function toBlob(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Blob | undefined> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  return blob?.type === type ? strip(blob) : undefined;
}
