import type { GeoPoint, GeoShape } from '../geo/geo-shape.js';
import type { Ref } from '../source/resources.js';

/** What a place is, from wide to narrow. `area` is the whole that a source answers for. */
export type PlaceKind = 'area' | 'township' | 'village' | 'street' | 'landmark';

/** Somewhere that residents know by its name, for saying where something is. */
export interface Place {
  readonly ref: Ref;
  readonly name: string;
  /** What it is also called, in other languages too. */
  readonly otherNames?: readonly string[];
  readonly kind: PlaceKind;
  /** Of something wide, where it is lettered on a map. */
  readonly where: GeoPoint;
  /** Names of the places that it lies in, the closest first. */
  readonly within?: readonly string[];
  /** Polygons: several where parts of it lie apart. */
  readonly outline?: readonly GeoShape[];
}
