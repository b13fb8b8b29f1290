import type { GeoPoint } from '@civickit/core';
import { nameFields } from './place-columns.js';
import type { PlaceRecord } from './place-record.js';

type Position = readonly [longitude: number, latitude: number];

/** A place in GeoJSON, as `parsePlaceFile` reads it. */
export interface PlaceFeature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: Position }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };
  readonly properties: Readonly<Record<string, string | number | readonly string[]>>;
}

export interface PlaceCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly PlaceFeature[];
}

/** Places as GeoJSON (RFC 7946), in WGS 84 to about a metre. */
export function writePlaces(records: readonly PlaceRecord[]): PlaceCollection {
  return { type: 'FeatureCollection', features: records.map(featureOf) };
}

function featureOf({ id, name, names = {}, otherNames, kind, where, parent, outline }: PlaceRecord): PlaceFeature {
  const known = Object.entries(names).filter(([tag]) => Object.hasOwn(nameFields, tag));
  const [longitude, latitude] = positionOf(where);
  const properties = {
    name,
    ...Object.fromEntries(known.map(([tag, text]) => [`name:${tag}`, text])),
    ...(otherNames && { alt_name: otherNames }),
    kind,
    ...(parent && { parent }),
    ...(outline && { latitude, longitude }),
  };
  if (!outline) return { type: 'Feature', id, geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties };
  const rings = outline.flatMap((shape) => (shape.type === 'polygon' ? [closed(shape.points.map(positionOf))] : []));
  return { type: 'Feature', id, geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) }, properties };
}

function positionOf({ latitude, longitude }: GeoPoint): Position {
  return [rounded(longitude), rounded(latitude)];
}

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

function closed(ring: readonly Position[]): readonly Position[] {
  const [first] = ring;
  return first ? [...ring, first] : ring;
}
