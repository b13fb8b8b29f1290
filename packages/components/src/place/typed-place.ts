import { decodePlusCode, distanceBetween, type GeoPoint } from '@civickit/core';

/**
 * A place out of what was typed: a plus code, whose short form is the closest to `near`, or latitude and longitude in degrees, as maps show
 * and share them; the longitude may come first where its size tells.
 */
export function typedPlace(typed: string, near: GeoPoint | undefined): GeoPoint | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .trim();
  const code = text.startsWith('+') ? undefined : decodePlusCode(text, near);
  if (code) return toMetre(code.where);
  const [first, second, ...others] = text.match(number) ?? [];
  if (first === undefined || second === undefined || others.length > 0) return undefined;
  const marks = text.replace(/^geo:/i, '').split(number);
  if (!marks.every((mark) => known.test(mark))) return undefined;
  // Directions stand before both numbers or behind both.
  const [one, other] = /\S/.test(marks[0] ?? '') ? marks : marks.slice(1);
  const degrees = [signed(first, one), signed(second, other)] as const;
  const asWritten = pointOf(degrees[0], degrees[1]);
  const turned = pointOf(degrees[1], degrees[0]);
  const isUnmarked = !marks.some((mark) => /[^\s,;:、°度+]/.test(mark));
  // Maps of some makers give the longitude first: without directions the area tells which is meant.
  if (isUnmarked && near && asWritten && turned)
    return distanceBetween(turned, near) < distanceBetween(asWritten, near) ? turned : asWritten;
  return /[东東西EW经經]/i.test(one ?? '') ? turned : (asWritten ?? turned);
}

function pointOf(latitude: number, longitude: number): GeoPoint | undefined {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? toMetre({ latitude, longitude }) : undefined;
}

const number = /-?\d+(?:\.\d+)?/g;
/** What stands around numbers: directions and signs. */
const known = /^[\s,;:、°度北南东東西经經纬緯NSEW+]*$/i;

function signed(digits: string, mark = ''): number {
  const size = Number(digits);
  return /[南西SW]/i.test(mark) ? -Math.abs(size) : size;
}

/** A metre is five places. */
export function toMetre({ latitude, longitude }: GeoPoint): GeoPoint {
  return { latitude: Math.round(latitude * 1e5) / 1e5, longitude: Math.round(longitude * 1e5) / 1e5 };
}
