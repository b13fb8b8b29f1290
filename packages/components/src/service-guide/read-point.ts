import type { GeoPoint } from '@civickit/core';

/** `latitude,longitude` in degrees; nothing where it is no place on earth. */
export function readPoint(written: string | undefined): GeoPoint | undefined {
  const [, north = '', east = ''] = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/.exec(written ?? '') ?? [];
  const [latitude, longitude] = [Number(north), Number(east)];
  if (!north || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return { latitude, longitude };
}
