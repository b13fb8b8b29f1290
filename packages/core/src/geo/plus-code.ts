import type { GeoPoint } from './geo-shape.js';

/** No vowels and no letters that are taken for others, so that no code is a word (Open Location Code specification, 1.0). */
const digits = '23456789CFGHJMPQRVWX';
const separatorAt = 8;
/** Digits that stand in pairs, latitude first; further ones each part a cell into 5 rows and 4 columns. */
const pairedDigits = 10;
const mostDigits = 15;
const rows = 5;
const columns = 4;
/** Parts of a degree that the longest code tells apart. */
const northUnits = 8000 * rows ** (mostDigits - pairedDigits);
const eastUnits = 8000 * columns ** (mostDigits - pairedDigits);

/** A place as a code that can be said and written: a box of about 14 m, whose middle is `where`. */
export interface PlusCodeBox {
  readonly where: GeoPoint;
  /** Degrees from south to north. */
  readonly height: number;
  /** Degrees from west to east. */
  readonly width: number;
}

/** The Open Location Code of a place, such as `8FVC9G8F+6X`. `length` counts its digits: 2, 4, 6, 8 or 10 to 15. */
export function encodePlusCode({ latitude, longitude }: GeoPoint, length = pairedDigits): string {
  let north = Math.floor(Math.round((latitude + 90) * northUnits * 1e6) / 1e6);
  let east = Math.floor(Math.round((longitude + 180) * eastUnits * 1e6) / 1e6);
  // The poles' own row is the last one; longitudes go round.
  north = Math.min(Math.max(north, 0), 180 * northUnits - 1);
  east -= 360 * eastUnits * Math.floor(east / (360 * eastUnits));
  let code = '';
  for (let at = mostDigits; at > pairedDigits; at--) {
    code = digits.charAt((north % rows) * columns + (east % columns)) + code;
    north = Math.floor(north / rows);
    east = Math.floor(east / columns);
  }
  for (let at = pairedDigits; at > 0; at -= 2) {
    code = digits.charAt(north % 20) + digits.charAt(east % 20) + code;
    north = Math.floor(north / 20);
    east = Math.floor(east / 20);
  }
  const kept = code.slice(0, length).padEnd(separatorAt, '0');
  return `${kept.slice(0, separatorAt)}+${kept.slice(separatorAt)}`;
}

/**
 * The box of an Open Location Code in any letter case, with the name of a town behind it or not. A short one, such as `9G8F+6X`, means the
 * closest to `near`, and nothing without it. Undefined for what is no code.
 */
export function decodePlusCode(text: string, near?: GeoPoint): PlusCodeBox | undefined {
  const found = /^\s*([2-9CFGHJMPQRVWX]{0,8}0*)\+([2-9CFGHJMPQRVWX]{2,7})?(?![\p{L}\p{N}])/iu.exec(text);
  if (!found) return undefined;
  const [, before = '', refined = ''] = found.map((part) => part?.toUpperCase());
  if (!before && !refined) return undefined;
  const isPadded = before.includes('0');
  if (before.length % 2 || before.length > separatorAt || (isPadded && (before.length < separatorAt || refined))) return undefined;
  const lacking = separatorAt - before.length;
  if (lacking && !near) return undefined;
  const head = lacking && near ? encodePlusCode(near).slice(0, lacking) : '';
  const code = (head + before.replace(/0+$/, '') + refined).slice(0, mostDigits);
  if (code.length % 2 && code.length < pairedDigits) return undefined;
  const box = boxOf(code);
  if (!box) return undefined;
  return lacking && near ? closest(box, near, 20 ** (2 - lacking / 2)) : box;
}

function boxOf(code: string): PlusCodeBox | undefined {
  let [south, west, height, width] = [-90, -180, 400, 400];
  for (let at = 0; at < code.length;) {
    const first = digits.indexOf(code.charAt(at));
    if (at < pairedDigits) {
      height /= 20;
      width /= 20;
      south += first * height;
      west += digits.indexOf(code.charAt(at + 1)) * width;
      at += 2;
    } else {
      height /= rows;
      width /= columns;
      south += Math.floor(first / columns) * height;
      west += (first % columns) * width;
      at += 1;
    }
  }
  if (south >= 90 || west >= 180) return undefined;
  return { where: { latitude: south + height / 2, longitude: west + width / 2 }, height, width };
}

/** The box of the same digits in that cell of `size` degrees whose box lies closest. */
function closest(box: PlusCodeBox, near: GeoPoint, size: number): PlusCodeBox {
  const moved = (at: number, wanted: number) => (wanted - at > size / 2 ? size : at - wanted > size / 2 ? -size : 0);
  const latitude = box.where.latitude + moved(box.where.latitude, near.latitude);
  const east = box.where.longitude + moved(box.where.longitude, near.longitude);
  const longitude = east - 360 * Math.floor((east + 180) / 360);
  return { ...box, where: { latitude: Math.abs(latitude) < 90 ? latitude : box.where.latitude, longitude } };
}
