import { decode } from './decode.js';
import { oneAtATime } from './one-at-a-time.js';
import { paint } from './paint.js';
import type { PhotoFault } from './photos.types.js';

/**
 * Draws a picture upright into a canvas, which becomes as large as it: the longer edge at most `edge` pixels of the canvas. No address
 * is made, so that a policy without `blob:` lets it be seen. Draw what was prepared: it is small. Says what is wrong with it.
 * @throws the signal's reason, and nothing else
 */
export function drawPreview(canvas: HTMLCanvasElement, file: Blob, edge: number, signal?: AbortSignal): Promise<PhotoFault | undefined> {
  return oneAtATime(async () => {
    const picture = await decode(file);
    if (typeof picture === 'string') return picture;
    try {
      if (!signal?.aborted) paint(canvas, picture, edge);
      return undefined;
    } catch {
      return 'unreadable';
    } finally {
      picture.bitmap.close();
    }
  }, signal);
}
