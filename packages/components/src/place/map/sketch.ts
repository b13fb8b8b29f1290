import type { GeoPoint, Place } from '@civickit/core';

/** A point of a plane, x to the east and y to the south, in degrees of latitude. */
export interface XY {
  readonly x: number;
  readonly y: number;
}

/** An area as it is drawn: outlines as paths on a plane, and what stands in it. */
export interface Sketch {
  readonly width: number;
  readonly height: number;
  /** The middle, which (0, 0) is not. */
  readonly middle: XY;
  readonly lines: readonly { readonly path: string; readonly isArea: boolean }[];
  /** Lettered first what comes first. */
  readonly marks: readonly { readonly place: Place; readonly at: XY; readonly isWide: boolean }[];
  toPlane(at: GeoPoint): XY;
  toGlobe(at: XY): GeoPoint;
}

/** How finely outlines are drawn, in parts of the area's width: closer points are left out. */
const finest = 1 / 2000;

/** Draws an area by its outlines; undefined where it has none. A plane does for a county: its map is true in the middle. */
export function sketchOf(places: readonly Place[]): Sketch | undefined {
  const rings = places.flatMap(({ outline = [], kind }) =>
    outline.flatMap((shape) => (shape.type === 'polygon' ? [{ points: shape.points, isArea: kind === 'area' }] : [])),
  );
  const origin = rings[0]?.points[0];
  if (!origin) return undefined;
  const squeeze = Math.cos((origin.latitude * Math.PI) / 180);
  const toPlane = ({ latitude, longitude }: GeoPoint): XY => ({
    // The other way round the globe is farther, also over the 180th meridian.
    x: (((longitude - origin.longitude + 540) % 360) - 180) * squeeze,
    y: origin.latitude - latitude,
  });
  const drawn = rings.map(({ points, isArea }) => ({ isArea, points: points.map(toPlane) }));
  let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { points } of drawn)
    for (const { x, y } of points) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      north = Math.min(north, y);
      south = Math.max(south, y);
    }
  const step = Math.max(east - west, south - north) * finest;
  const marks = places
    .filter(({ kind }) => kind !== 'area')
    .map((place) => ({ place, at: toPlane(place.where), isWide: place.outline !== undefined || place.kind === 'township' }));
  return {
    width: east - west,
    height: south - north,
    middle: { x: (west + east) / 2, y: (north + south) / 2 },
    lines: drawn.map(({ points, isArea }) => ({ isArea, path: pathOf(points, step) })),
    marks: [...marks.filter(({ isWide }) => isWide), ...marks.filter(({ isWide }) => !isWide)],
    toPlane,
    toGlobe: ({ x, y }) => ({
      latitude: origin.latitude - y,
      longitude: ((((origin.longitude + x / squeeze + 180) % 360) + 360) % 360) - 180,
    }),
  };
}

function pathOf(points: readonly XY[], step: number): string {
  let path = '';
  let last: XY | undefined;
  for (const point of points) {
    if (last && Math.hypot(point.x - last.x, point.y - last.y) < step) continue;
    path += `${last ? 'L' : 'M'}${point.x.toFixed(5)} ${point.y.toFixed(5)}`;
    last = point;
  }
  return `${path}Z`;
}
