import { contextOf } from '../paint.js';
import { type Box, cornersOf } from './boxes.js';

const outline = 3;
const handle = 18;

/** The picture with its boxes. What lies under the chosen one shines through, so that it can be put in its place. */
export function drawBoxes(
  canvas: HTMLCanvasElement,
  picture: CanvasImageSource,
  boxes: readonly Box[],
  chosen: number | undefined,
  number: (value: number) => string,
): void {
  const context = contextOf(canvas);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  context.font = '32px sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const [at, box] of boxes.entries()) {
    const isChosen = box.id === chosen;
    context.globalAlpha = isChosen ? 0.6 : 1;
    context.fillStyle = '#000';
    context.fillRect(box.x, box.y, box.width, box.height);
    context.globalAlpha = 1;
    // White on black: one of the two stands out of any picture.
    for (const [colour, width] of [['#000', outline * 3] as const, ['#fff', outline] as const]) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.strokeRect(box.x, box.y, box.width, box.height);
    }
    context.fillStyle = '#fff';
    context.fillText(number(at + 1), box.x + box.width / 2, box.y + box.height / 2);
    if (!isChosen) continue;
    for (const { x, y } of cornersOf(box)) context.fillRect(x - handle / 2, y - handle / 2, handle, handle);
  }
}
