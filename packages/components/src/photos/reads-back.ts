import { contextOf } from './paint.js';

const side = 4;

/**
 * Whether this browser lets pages read what they have drawn. Where fingerprinting is resisted (Tor Browser, a setting of Firefox), it
 * hands out white or noise without an error, and that would be sent in place of the photo. A little noise, as many add, is borne.
 */
export function readsBack(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = contextOf(canvas);
  context.fillStyle = '#f00';
  context.fillRect(0, 0, side, side);
  const { data } = context.getImageData(0, 0, side, side);
  return data.every((value, at) => (at % 4 === 0 || at % 4 === 3 ? value > 200 : value < 55));
}
