import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));
const duration = z.string().check(z.regex(/^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/));
const positive = z.int().check(z.positive());

/** The options of `cap` that a configuration file can give. */
export const capOptions = z.strictObject({
  id: text,
  url: text,
  area: z.optional(text),
  title: z.optional(text),
  homepage: z.optional(text),
  contact: z.optional(z.strictObject({ unit: text, phone: z.optional(text) })),
  freshness: z.optional(z.strictObject({ basis: z.enum(['published', 'verified']), due: duration, overdue: duration, dead: duration })),
  place: z.optional(
    z.strictObject({
      geocodes: z.optional(z.array(text)),
      point: z.optional(
        z.strictObject({ latitude: z.number().check(z.gte(-90), z.lte(90)), longitude: z.number().check(z.gte(-180), z.lte(180)) }),
      ),
    }),
  ),
  languages: z.optional(z.array(text)),
  maxAlerts: z.optional(positive),
  alertOrigins: z.optional(z.array(z.string().check(z.regex(/^https?:\/\/[^/\s]+$/)))),
  maxBytes: z.optional(positive),
});

export type CapConfiguration = z.infer<typeof capOptions>;
