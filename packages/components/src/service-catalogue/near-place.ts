import { distanceBetween, type GeoPoint, type PublicService, type ServicePlace } from '@civickit/core';

/** Where the reader is: one of the places of the catalogue, by its name, or the device's own position. */
export interface NearPlace {
  readonly name?: string;
  readonly where: GeoPoint;
}

export interface Nearest {
  readonly place: ServicePlace;
  readonly metres: number;
}

/** More would be read by nobody. */
const mostPlaces = 100;

/** Places that a reader can choose among, by their names: those that most services have. */
export function listPlaces(services: readonly PublicService[]): ReadonlyMap<string, GeoPoint> {
  const known = new Map<string, { where: GeoPoint; count: number }>();
  for (const { places = [] } of services) {
    for (const { name, where } of places) {
      const before = name && known.get(name);
      if (before) before.count += 1;
      else if (name && where) known.set(name, { where, count: 1 });
    }
  }
  const common = [...known].sort(([, a], [, b]) => b.count - a.count).slice(0, mostPlaces);
  return new Map(common.map(([name, { where }]) => [name, where]));
}

export function findNearest(places: readonly ServicePlace[], where: GeoPoint): Nearest | undefined {
  let nearest: Nearest | undefined;
  for (const place of places) {
    const metres = place.where && distanceBetween(place.where, where);
    if (metres !== undefined && (!nearest || metres < nearest.metres)) nearest = { place, metres };
  }
  return nearest;
}
