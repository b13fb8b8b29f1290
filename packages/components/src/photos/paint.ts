import type { Picture } from './decode.js';

/** Of an upright picture, its longer edge at most `edge`; never enlarged. */
export function sizeWithin({ bitmap, orientation }: Picture, edge: number): [width: number, height: number] {
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
  return orientation > 4 ? [height, width] : [width, height];
}

/** Draws the picture upright; the canvas becomes as large as it. False where the browser gives no context. */
export function paint(canvas: HTMLCanvasElement, picture: Picture, edge: number): boolean {
  const { bitmap, orientation } = picture;
  const [width, height] = sizeWithin(picture, edge);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return false;
  // Of the eight ways: 5 to 8 swap the axes; the others mirror across, down, or both.
  const swapped = orientation > 4;
  const across = [2, 3, 6, 7].includes(orientation) ? -1 : 1;
  const down = [3, 4, 7, 8].includes(orientation) ? -1 : 1;
  context.translate(across < 0 ? width : 0, down < 0 ? height : 0);
  if (swapped) context.transform(0, down, across, 0, 0, 0);
  else context.scale(across, down);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, swapped ? height : width, swapped ? width : height);
  context.resetTransform();
  return true;
}
