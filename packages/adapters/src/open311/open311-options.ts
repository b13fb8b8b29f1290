import * as z from 'zod/mini';
import { coordinateSystemOption } from '../coordinates/coordinate-system.js';
import { sourceOptions } from '../source/source-options.js';

const text = z.string().check(z.minLength(1));
const path = z.optional(z.string().check(z.regex(/^[^/?#][^?#]*$/)));

/** Names of the dialects that come with the adapter. */
export const dialectNames = [
  'spec',
  'connected-bits',
  'fixmystreet',
  'open311-adapter',
  'mark-a-spot-2018',
  'mark-a-spot',
  'citysdk',
  'ureport',
  'seeclickfix',
  'xml-only',
  'civickit',
] as const;

export type Open311DialectName = (typeof dialectNames)[number];

/** The options of `open311` that a configuration file can give; a dialect stands there by its name. */
export const open311Options = z.strictObject({
  ...sourceOptions,
  dialect: z.optional(z.enum(dialectNames)),
  paths: z.optional(z.strictObject({ services: path, service: path, requests: path, request: path, token: path, updates: path })),
  dateStyle: z.optional(z.enum(['offset', 'no-zone'])),
  format: z.optional(z.enum(['json', 'xml'])),
  jurisdictionId: z.optional(text),
  pageSize: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
  coordinateSystem: coordinateSystemOption,
  deviceId: z.optional(text),
  placeless: z.optional(z.boolean()),
  ratingScheme: z.optional(text),
});

export type Open311Configuration = z.infer<typeof open311Options>;
