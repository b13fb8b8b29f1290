import type { GeoPoint, Place, PlaceKind } from '@civickit/core';

const at = (latitude: number, longitude: number): GeoPoint => ({ latitude, longitude });

function box(south: number, west: number, north: number, east: number): Place['outline'] {
  return [{ type: 'polygon', points: [at(south, west), at(south, east), at(north, east), at(north, west)] }];
}

function place(id: string, name: string, kind: PlaceKind, where: GeoPoint, more: Partial<Place> = {}): Place {
  return { ref: { source: 'hotline', id }, name, kind, where, ...more };
}

/** A county of two townships, one of them with a village, for tests and stories. */
export const samplePlaces: readonly Place[] = [
  place('c', '青石县', 'area', at(26.08, 105.2), { otherNames: ['Qingshi County'], outline: box(26, 105.1, 26.16, 105.3) }),
  place('w', '望岚镇', 'township', at(26.08, 105.15), { otherNames: ['Wanglan'], outline: box(26, 105.1, 26.16, 105.2) }),
  place('z', '枕溪镇', 'township', at(26.1, 105.25), { otherNames: ['Zhenxi'], outline: box(26, 105.2, 26.16, 105.3) }),
  place('w1', '望岚镇政府', 'landmark', at(26.08, 105.16), { otherNames: ['Town hall'], within: ['望岚镇'] }),
  place('w2', '石板街', 'street', at(26.0783, 105.1571), { otherNames: ['Shiban Street'], within: ['望岚镇'] }),
  place('z1', '河口村', 'village', at(26.1064, 105.2598), { otherNames: ['Hekou village'], within: ['枕溪镇'] }),
  place('z2', '河口小学', 'landmark', at(26.1071, 105.2611), { otherNames: ['Hekou school'], within: ['河口村', '枕溪镇'] }),
];

/** The same without outlines, as a table of a clerk tells it. */
export const flatPlaces: readonly Place[] = samplePlaces.map((place) => ({ ...place, outline: undefined }));
