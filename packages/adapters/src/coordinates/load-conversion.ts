import type { GeoPoint } from '@civickit/core';
import type { CoordinateSystem } from './coordinate-system.js';

/** Turns places of one system into those of another. */
type Conversion = (point: GeoPoint) => GeoPoint;

/** Between a source's system and WGS 84. */
export interface Conversions {
  readonly toWgs84: Conversion;
  readonly fromWgs84: Conversion;
}

const none: Conversions = { toWgs84: (point) => point, fromWgs84: (point) => point };

/** The conversions for a source of `system`; without one nothing is converted and no code loaded. */
export async function loadConversions(system: CoordinateSystem | undefined): Promise<Conversions> {
  if (!system) return none;
  const { toWgs84, fromWgs84 } = await import('./convert.js');
  return { toWgs84: (point) => toWgs84(point, system), fromWgs84: (point) => fromWgs84(point, system) };
}
