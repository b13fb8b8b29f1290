import type { GeoPoint } from './geo-shape.js';

const degree = Math.PI / 180;

/** Degrees clockwise from north, 0 up to 360, in which one sets out from a place to reach another by the shortest way. */
export function bearingBetween(from: GeoPoint, to: GeoPoint): number {
  const east = (to.longitude - from.longitude) * degree;
  const [north, there] = [from.latitude * degree, to.latitude * degree];
  const across = Math.sin(east) * Math.cos(there);
  const up = Math.cos(north) * Math.sin(there) - Math.sin(north) * Math.cos(there) * Math.cos(east);
  return (Math.atan2(across, up) / degree + 360) % 360;
}
