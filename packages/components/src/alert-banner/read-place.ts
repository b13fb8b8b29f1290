import type { AlertPlace, GeoPoint } from '@civickit/core';

export type ReadPlace = Required<AlertPlace>;

/** The attribute `area`: codes and points (`latitude,longitude`), parted by blanks. */
export function readPlace(written: string | undefined): ReadPlace {
  const points: GeoPoint[] = [];
  const geocodes: string[] = [];
  for (const part of (written ?? '').split(/\s+/).filter(Boolean)) {
    const [, latitude, longitude] = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(part) ?? [];
    if (latitude === undefined || longitude === undefined) geocodes.push(part);
    else points.push({ latitude: Number(latitude), longitude: Number(longitude) });
  }
  return { points, geocodes };
}
