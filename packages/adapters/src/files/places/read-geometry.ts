import type { GeoPoint, GeoShape } from '@civickit/core';
import { fieldsOf, listOf, pointOf } from '../../record/fields.js';

/** Where something is, out of a geometry of GeoJSON (RFC 7946 section 3.1). Holes of polygons are not kept. */
export interface ReadGeometry {
  readonly where?: GeoPoint;
  readonly outline?: readonly GeoShape[];
}

const none: ReadGeometry = {};

export function readGeometry(geometry: unknown, toWgs84: (point: GeoPoint) => GeoPoint): ReadGeometry {
  const { type, coordinates, geometries } = fieldsOf(geometry);
  const at = (position: unknown): GeoPoint[] => {
    const [longitude, latitude] = listOf(position);
    const point = pointOf(latitude, longitude);
    return point ? [toWgs84(point)] : [];
  };
  const polygons = (listed: readonly unknown[]): ReadGeometry => {
    const rings = listed.map((rings) => withoutLast(listOf(listOf(rings)[0]).flatMap(at))).filter(({ length }) => length > 2);
    if (rings.length === 0) return none;
    const widest = rings.reduce((one, other) => (Math.abs(areaOf(other)) > Math.abs(areaOf(one)) ? other : one));
    return { where: middleOf(widest), outline: rings.map((points) => ({ type: 'polygon', points })) };
  };
  switch (type) {
    case 'Point':
      return { where: at(coordinates)[0] };
    case 'LineString': {
      const points = listOf(coordinates).flatMap(at);
      return { where: points[Math.floor(points.length / 2)] };
    }
    case 'Polygon':
      return polygons([coordinates]);
    case 'MultiPolygon':
      return polygons(listOf(coordinates));
    case 'GeometryCollection': {
      const parts = listOf(geometries).map((part) => readGeometry(part, toWgs84));
      const outlined = parts.find(({ outline }) => outline);
      return { ...outlined, where: (parts.find(({ where, outline }) => where && !outline) ?? outlined)?.where };
    }
    default:
      return none;
  }
}

/** A ring of GeoJSON ends where it began; a polygon of ours does not. */
function withoutLast(points: readonly GeoPoint[]): readonly GeoPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  const isClosed = points.length > 1 && first?.latitude === last?.latitude && first?.longitude === last?.longitude;
  return isClosed ? points.slice(0, -1) : points;
}

/** Of a map without its scale, above zero where the points go round against the clock. */
function areaOf(points: readonly GeoPoint[]): number {
  return points.reduce((sum, { latitude, longitude }, at) => {
    const next = points[(at + 1) % points.length] ?? points[0];
    return next ? sum + (longitude * next.latitude - next.longitude * latitude) / 2 : sum;
  }, 0);
}

/** The middle of the points' area, taken from the first one: differences lose nothing where degrees would. */
function middleOf(points: readonly GeoPoint[]): GeoPoint | undefined {
  const [origin] = points;
  if (!origin) return undefined;
  const near = points.map(({ latitude, longitude }) => ({
    latitude: latitude - origin.latitude,
    longitude: longitude - origin.longitude,
  }));
  const area = areaOf(near);
  if (area === 0) return origin;
  let [north, east] = [0, 0];
  near.forEach((one, at) => {
    const next = near[(at + 1) % near.length] ?? one;
    const part = one.longitude * next.latitude - next.longitude * one.latitude;
    north += (one.latitude + next.latitude) * part;
    east += (one.longitude + next.longitude) * part;
  });
  return { latitude: toMetre(origin.latitude + north / (6 * area)), longitude: toMetre(origin.longitude + east / (6 * area)) };
}

const toMetre = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
