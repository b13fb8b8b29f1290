import type { GeoPoint } from '@civickit/core';
import { pointOf } from '../../record/fields.js';
import type { CatalogueRow } from '../columns/catalogue-row.js';

export type ToWgs84 = (point: GeoPoint) => GeoPoint;

/**
 * The place on the map: latitude and longitude, or both in one cell, in the order that their size tells (in China 120 can be no latitude).
 * What is out of range, or can be read in two ways, is reported.
 */
export function readWhere<F extends string>(
  row: CatalogueRow<F>,
  [north, east, both]: readonly [latitude: F, longitude: F, coordinates: F],
  toWgs84: ToWgs84,
): GeoPoint | undefined {
  const written = [row.line(north), row.line(east)];
  if (written[0] || written[1]) {
    const point = pointOf(bare(written[0]), bare(written[1]));
    if (!point && !written.every((text) => !text || Number(text) === 0))
      row.report('no-place', row.placeOf(north) ?? row.placeOf(east), written.join(', '));
    return point && toWgs84(point);
  }
  const point = row.read(both, pairIn, 'no-place');
  return point && toWgs84(point);
}

function pairIn(text: string): GeoPoint | undefined {
  const [first, second, ...more] = text.normalize('NFKC').match(/-?\d+(?:\.\d+)?/g) ?? [];
  if (more.length > 0) return undefined;
  const asWritten = pointOf(first, second);
  const turned = pointOf(second, first);
  if (!asWritten || !turned) return asWritten ?? turned;
  // Where both orders lie on the globe, only one of them lies in China, or nobody can tell.
  if (isInChina(asWritten) === isInChina(turned)) return undefined;
  return isInChina(turned) ? turned : asWritten;
}

function isInChina({ latitude, longitude }: GeoPoint): boolean {
  return latitude > 3 && latitude < 54 && longitude > 73 && longitude < 136;
}

/** `北纬30.27°` as a number's text. */
function bare(text = ''): string {
  return text.normalize('NFKC').replace(/^[北东東纬緯经經NE\s:]+|[°度NE\s]+$/gi, '');
}
