import type { GeoPoint } from '@civickit/core';

const metresOfDegree = 111_000;

/** The box around a circle as `west,south,east,north`, in degrees. */
export function boxAround({ latitude, longitude, radius }: GeoPoint & { readonly radius: number }): string {
  const up = radius / metresOfDegree;
  // Meridians meet at the poles; there, and where a box would cross the date line, it goes around the earth.
  const across = up / Math.max(Math.cos(((Math.abs(latitude) + up) * Math.PI) / 180), 0.001);
  const [west, east] = longitude - across < -180 || longitude + across > 180 ? [-180, 180] : [longitude - across, longitude + across];
  const box = [west, Math.max(-90, latitude - up), east, Math.min(90, latitude + up)];
  return box.map((degrees) => degrees.toFixed(6)).join(',');
}
