import * as z from 'zod/mini';
import { named, type Operation } from '../openapi/operation.js';

const position = z.tuple([z.number(), z.number()]);

const places = named(
  'Places',
  z.strictObject({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.strictObject({
        type: z.literal('Feature'),
        id: z.string(),
        geometry: z.union([
          z.strictObject({ type: z.literal('Point'), coordinates: position }),
          z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
        ]),
        properties: z.looseObject({
          name: z.string(),
          alt_name: z.optional(z.array(z.string())),
          kind: z.enum(['area', 'township', 'village', 'street', 'landmark']),
          parent: z.optional(z.string()),
          latitude: z.optional(z.number()),
          longitude: z.optional(z.number()),
        }),
      }),
    ),
  }),
);

export const placeOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/areas/{area}/places.geojson',
    id: 'listPlaces',
    tag: 'areas',
    summary: 'The places of an area, with outlines where they are known; names by language are `name:en` and the like',
    answers: {
      200: { means: 'GeoJSON in WGS 84 (RFC 7946); none where none were brought in', content: { 'application/geo+json': places } },
    },
  },
];
