import * as z from 'zod/mini';
import { sourceOptions } from '../source/source-options.js';

const text = z.string().check(z.minLength(1));

/** The options of `cap` that a configuration file can give. */
export const capOptions = z.strictObject({
  ...sourceOptions,
  place: z.optional(
    z.strictObject({
      geocodes: z.optional(z.array(text)),
      point: z.optional(
        z.strictObject({ latitude: z.number().check(z.gte(-90), z.lte(90)), longitude: z.number().check(z.gte(-180), z.lte(180)) }),
      ),
    }),
  ),
  languages: z.optional(z.array(text)),
  maxAlerts: z.optional(z.int().check(z.positive())),
  alertOrigins: z.optional(z.array(z.string().check(z.regex(/^https?:\/\/[^/\s]+$/)))),
});

export type CapConfiguration = z.infer<typeof capOptions>;
