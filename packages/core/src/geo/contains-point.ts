import { distanceBetween } from './distance-between.js';
import type { GeoPoint, GeoShape } from './geo-shape.js';

/**
 * Whether a place lies within a shape, its edge counted in. A polygon is the inside by the even-odd rule, may cross the 180th meridian and
 * is taken as drawn on a map; a circle is measured along the sphere. A point holds itself; a line, which has no inside, nothing.
 */
export function containsPoint(shape: GeoShape, at: GeoPoint): boolean {
  switch (shape.type) {
    case 'point':
      return distanceBetween(shape.at, at) < 1;
    case 'circle':
      return distanceBetween(shape.at, at) <= shape.radius;
    case 'polygon':
      return isInside(unrolled(shape.points), at);
    case 'line':
      return false;
  }
}

/** The same polygon with longitudes that never jump, though they may pass 180. */
function unrolled(points: readonly GeoPoint[]): GeoPoint[] {
  let before: number | undefined;
  return points.map(({ latitude, longitude }) => {
    before = before === undefined ? longitude : before + wrap(longitude - before);
    return { latitude, longitude: before };
  });
}

/** Degrees from -180 up to 180. */
function wrap(degrees: number): number {
  return degrees - 360 * Math.floor((degrees + 180) / 360);
}

function isInside(points: readonly GeoPoint[], { latitude, longitude }: GeoPoint): boolean {
  return [-360, 0, 360].some((turn) => isWithin(points, latitude, longitude + turn));
}

function isWithin(points: readonly GeoPoint[], y: number, x: number): boolean {
  let inside = false;
  let from = points[points.length - 1];
  for (const to of points) {
    if (!from) return false;
    const { latitude: y1, longitude: x1 } = from;
    const { latitude: y2, longitude: x2 } = to;
    const side = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
    const between = y >= Math.min(y1, y2) && y <= Math.max(y1, y2) && x >= Math.min(x1, x2) && x <= Math.max(x1, x2);
    if (between && Math.abs(side) < 1e-12) return true;
    if (y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)) inside = !inside;
    from = to;
  }
  return inside;
}
