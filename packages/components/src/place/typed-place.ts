import { decodePlusCode, type GeoPoint } from '@civickit/core';

/**
 * A place out of what was typed: a plus code, whose short form is the closest to `near`, or latitude and longitude in degrees, as maps show
 * and share them; the longitude may come first where its size tells.
 */
export function typedPlace(typed: string, near: GeoPoint | undefined): GeoPoint | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .trim();
  const code = decodePlusCode(text, near);
  if (code) return toMetre(code.where);
  const found = /^(?:geo:)?([^\d-]*)(-?\d+(?:\.\d+)?)(\D*?)[\s,;、，]+([^\d-]*)(-?\d+(?:\.\d+)?)(\D*)$/i.exec(text);
  if (!found) return undefined;
  const [, before = '', first = '', between = '', second_ = '', second = '', after = ''] = found;
  const one = signed(first, before + between);
  const other = signed(second, second_ + after);
  const turned = /[东東西EW]|经|經/i.test(before + between) || Math.abs(one) > 90;
  const [latitude, longitude] = turned ? [other, one] : [one, other];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? toMetre({ latitude, longitude }) : undefined;
}

function signed(digits: string, around: string): number {
  const size = Number(digits);
  return /[南西SW]/i.test(around) ? -Math.abs(size) : size;
}

/** A metre is five places. */
export function toMetre({ latitude, longitude }: GeoPoint): GeoPoint {
  return { latitude: Math.round(latitude * 1e5) / 1e5, longitude: Math.round(longitude * 1e5) / 1e5 };
}
