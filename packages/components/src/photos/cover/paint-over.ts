import { accepts } from '../accepts.js';
import { decode, type Picture } from '../decode.js';
import { encode } from '../encode.js';
import { oneAtATime } from '../one-at-a-time.js';
import { contextOf, paint } from '../paint.js';
import type { PrepareOptions } from '../photos.types.js';
import { defaultMaxBytes, nameOf } from '../prepare-photo.js';
import { readsBack } from '../reads-back.js';
import type { Box } from './boxes.js';

/** Undefined where it is no picture, or where what is drawn cannot be read back. */
export async function openPicture(file: Blob): Promise<Picture | undefined> {
  const picture = readsBack() ? await oneAtATime(() => decode(file)) : 'unreadable';
  return typeof picture === 'string' ? undefined : picture;
}

/**
 * The picture in its full size, without what lies under the boxes. Solid, for what is blurred can be made out again. Boxes are
 * measured in a picture whose longer edge is `shownEdge`. Undefined where it fits at no size.
 */
export function paintOver(
  picture: Picture,
  boxes: readonly Box[],
  name: string,
  { accept = ['image/*'], maxBytes = defaultMaxBytes, signal }: PrepareOptions,
  shownEdge: number,
): Promise<File | undefined> {
  return oneAtATime(async () => {
    const { lossless } = picture;
    const edge = Math.max(picture.bitmap.width, picture.bitmap.height);
    const canvas = document.createElement('canvas');
    paint(canvas, picture, edge);
    fill(contextOf(canvas), boxes, edge / shownEdge);
    const bitmap = await createImageBitmap(canvas);
    canvas.width = canvas.height = 0;
    try {
      const [jpeg, png] = [accepts(accept, 'image/jpeg'), accepts(accept, 'image/png')];
      const encoded = await encode({ bitmap, orientation: 1, lossless }, { edge, maxBytes, jpeg, png, signal });
      return encoded && new File([encoded.blob], nameOf(name, encoded.blob.type), { type: encoded.blob.type });
    } finally {
      bitmap.close();
    }
  }, signal);
}

/** To whole pixels outwards, so that none shines through at an edge. */
function fill(context: CanvasRenderingContext2D, boxes: readonly Box[], scale: number): void {
  context.fillStyle = '#000';
  for (const { x, y, width, height } of boxes) {
    const [left, top] = [Math.floor(x * scale), Math.floor(y * scale)];
    context.fillRect(left, top, Math.ceil((x + width) * scale) - left, Math.ceil((y + height) * scale) - top);
  }
}
