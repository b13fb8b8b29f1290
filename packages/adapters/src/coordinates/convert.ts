import type { GeoPoint } from '@civickit/core';
import gcoord from 'gcoord';
import type { CoordinateSystem } from './coordinate-system.js';

/** The place in WGS 84, within 1 m; outside China, where these systems are not in use, the same place. Never throws. */
export function toWgs84(point: GeoPoint, system: CoordinateSystem): GeoPoint {
  return convert(point, gcoord[system], gcoord.WGS84);
}

/** The place in `system`; outside China the same place. Never throws. */
export function fromWgs84(point: GeoPoint, system: CoordinateSystem): GeoPoint {
  return convert(point, gcoord.WGS84, gcoord[system]);
}

type Crs = Parameters<typeof gcoord.transform>[1];

function convert(point: GeoPoint, from: Crs, to: Crs): GeoPoint {
  if (!isAroundChina(point)) return point;
  const [longitude, latitude] = gcoord.transform<[number, number]>([point.longitude, point.latitude], from, to);
  return { latitude, longitude };
}

/** Wider than China and well within the library's own box (72.004 to 137.8347, 0.8293 to 55.8271), at whose edge it never ends. */
function isAroundChina({ latitude, longitude }: GeoPoint): boolean {
  return longitude > 73 && longitude < 136 && latitude > 3 && latitude < 54;
}
