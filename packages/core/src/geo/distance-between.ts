import type { GeoPoint } from './geo-shape.js';

const earthMetres = 6_371_008.8;
const degree = Math.PI / 180;

/** Metres along the sphere between two places (haversine). */
export function distanceBetween(a: GeoPoint, b: GeoPoint): number {
  const up = Math.sin(((b.latitude - a.latitude) * degree) / 2) ** 2;
  const across = Math.sin(((b.longitude - a.longitude) * degree) / 2) ** 2;
  const part = up + Math.cos(a.latitude * degree) * Math.cos(b.latitude * degree) * across;
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(part)));
}
