/** A spot of the picture as it is shown, in pixels of its canvas. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** What is painted over. */
export interface Box extends Point, Extent {
  readonly id: number;
}

/** Of the picture's longer edge: one step of a key. */
const step = 0.02;
/** A new box, as wide as a face mostly is. */
const usual = 0.16;

export const stepOf = ({ width, height }: Extent): number => Math.max(width, height) * step;

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** With its middle at a spot, as far as the picture goes. */
export function around(id: number, { x, y }: Point, extent: Extent): Box {
  const edge = Math.min(Math.max(extent.width, extent.height) * usual, extent.width, extent.height);
  return moved({ id, x: x - edge / 2, y: y - edge / 2, width: edge, height: edge }, 0, 0, extent);
}

/** From one corner to the other, whichever they are. */
export function between(id: number, from: Point, to: Point, extent: Extent): Box {
  const [x, right] = [from.x, to.x].map((value) => within(value, 0, extent.width)).sort((a, b) => a - b) as [number, number];
  const [y, bottom] = [from.y, to.y].map((value) => within(value, 0, extent.height)).sort((a, b) => a - b) as [number, number];
  return { id, x, y, width: right - x, height: bottom - y };
}

export function moved(box: Box, across: number, down: number, { width, height }: Extent): Box {
  return { ...box, x: within(box.x + across, 0, width - box.width), y: within(box.y + down, 0, height - box.height) };
}

/** Its upper left corner stays. */
export function resized(box: Box, wider: number, higher: number, extent: Extent): Box {
  const least = Math.min(stepOf(extent), box.width, box.height);
  const width = within(box.width + wider, least, extent.width - box.x);
  return { ...box, width, height: within(box.height + higher, least, extent.height - box.y) };
}

/** The one on top. */
export function boxAt(boxes: readonly Box[], { x, y }: Point): Box | undefined {
  return boxes.filter((box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height).at(-1);
}

export function cornersOf({ x, y, width, height }: Box): readonly [Point, Point, Point, Point] {
  const [right, bottom] = [x + width, y + height];
  return [
    { x, y },
    { x: right, y },
    { x, y: bottom },
    { x: right, y: bottom },
  ];
}

/** The corner that stays where the one near a spot is dragged. */
export function oppositeOf(box: Box, { x, y }: Point, reach: number): Point | undefined {
  const corners = cornersOf(box);
  const near = corners.findIndex((corner) => Math.hypot(corner.x - x, corner.y - y) <= reach);
  return corners[3 - near];
}
