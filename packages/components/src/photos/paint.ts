import type { Picture } from './decode.js';

/** @throws where the browser gives none */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new TypeError('no canvas');
  return context;
}

/** Draws the picture upright, its longer edge at most `edge`, never enlarged. The canvas becomes as large as it. */
export function paint(canvas: HTMLCanvasElement, { bitmap, orientation }: Picture, edge: number): void {
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  // Of the eight ways, 5 to 8 swap the axes; the others mirror across, down, or both.
  const swapped = orientation > 4;
  const across = [2, 3, 6, 7].includes(orientation) ? -1 : 1;
  const down = [3, 4, 7, 8].includes(orientation) ? -1 : 1;
  canvas.width = swapped ? height : width;
  canvas.height = swapped ? width : height;
  const context = contextOf(canvas);
  context.translate(across < 0 ? canvas.width : 0, down < 0 ? canvas.height : 0);
  context.scale(across, down);
  if (swapped) context.transform(0, 1, 1, 0, 0, 0);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  context.resetTransform();
}
