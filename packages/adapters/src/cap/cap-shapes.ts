import type { GeoPoint, GeoShape } from '@civickit/core';

/** `lat,lon lat,lon …` (CAP 1.2 section 3.2.4). Closed or not; undefined for what is no polygon. */
export function readPolygon(written: string): GeoShape | undefined {
  const points = pairsIn(written).map(readPoint);
  const known = points.flatMap((point) => point ?? []);
  if (known.length < points.length) return undefined;
  const turned = inOrder(known);
  const [first, last] = [turned?.[0], turned?.[turned.length - 1]];
  const closed = turned && first && last && first.latitude === last.latitude && first.longitude === last.longitude;
  const corners = closed ? turned.slice(0, -1) : turned;
  return corners && corners.length >= 3 ? { type: 'polygon', points: corners } : undefined;
}

/** `lat,lon radius`, the radius in kilometres (CAP 1.2 section 3.2.4). */
export function readCircle(written: string): GeoShape | undefined {
  const [pair = '', kilometres = ''] = pairsIn(written);
  const at = readPoint(pair);
  const [centre] = (at && inOrder([at])) ?? [];
  const radius = kilometres === '' ? NaN : Number(kilometres) * 1000;
  return centre && radius >= 0 && Number.isFinite(radius) ? { type: 'circle', at: centre, radius } : undefined;
}

/** Some put blanks around the comma, or an ideographic one. */
function pairsIn(written: string): string[] {
  return written
    .replace(/\s*[,，]\s*/g, ',')
    .split(/\s+/)
    .filter(Boolean);
}

function readPoint(pair: string): GeoPoint | undefined {
  const [latitude, longitude] = /^[-+\d.]+,[-+\d.]+(,|$)/.test(pair) ? pair.split(',').map(Number) : [];
  return Number.isFinite(latitude) && Number.isFinite(longitude)
    ? { latitude: latitude as number, longitude: longitude as number }
    : undefined;
}

/** What has a latitude beyond the poles was written with the longitude first. Undefined for what is on no map. */
function inOrder(points: readonly GeoPoint[]): readonly GeoPoint[] | undefined {
  const fits = (some: readonly GeoPoint[]) =>
    some.every(({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360);
  if (fits(points)) return points;
  const swapped = points.map(({ latitude, longitude }) => ({ latitude: longitude, longitude: latitude }));
  return fits(swapped) ? swapped : undefined;
}
