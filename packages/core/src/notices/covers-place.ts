import { containsPoint } from '../geo/contains-point.js';
import type { GeoPoint } from '../geo/geo-shape.js';
import type { AlertFacts } from './alert.js';

/** Where somebody is: any of these points, or of these codes of areas. */
export interface AlertPlace {
  readonly points?: readonly GeoPoint[];
  readonly geocodes?: readonly string[];
}

/**
 * Whether an alert is about a place. One that says nothing which could be compared, as with a point against bare codes, may be: a
 * warning too many does less harm than one too few.
 */
export function coversPlace({ areas }: Pick<AlertFacts, 'areas'>, { points = [], geocodes = [] }: AlertPlace): boolean {
  const shapes = areas.flatMap((area) => area.shapes);
  const codes = areas.flatMap((area) => area.geocodes);
  const byPoint = shapes.length > 0 && points.length > 0;
  const byCode = codes.length > 0 && geocodes.length > 0;
  if (!byPoint && !byCode) return true;
  return (
    (byPoint && shapes.some((shape) => points.some((at) => containsPoint(shape, at)))) ||
    (byCode && codes.some(({ name, value }) => geocodes.some((own) => matchesCode(own, name, value))))
  );
}

/** Codes of other systems, in which the same digits mean something else. */
const flat = /fips|same|ugc|zone|emma/i;
/** Digits after which a code of China's administrative divisions (GB/T 2260, GB/T 10114) names the next smaller unit. */
const levels = [2, 4, 6, 9, 12];

/** Whether `own` is the alert's code, lies within the division that it names (522301 within 522300), or holds it: a county its towns. */
function matchesCode(own: string, name: string, value: string): boolean {
  const code = value.trim();
  if (own === code || own === `${name}=${code}`) return true;
  if (!/^(\d{6}|\d{9}|\d{12})$/.test(code) || !/^\d{6,12}$/.test(own) || flat.test(name)) return false;
  return isWithin(own, code) || isWithin(code, own);
}

function isWithin(inner: string, outer: string): boolean {
  const digits = outer.replace(/0+$/, '').length;
  const level = levels.find((length) => length >= digits);
  return inner.startsWith(outer.slice(0, level));
}
