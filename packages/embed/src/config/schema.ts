import * as z from 'zod/mini';

const unit = { unit: z.string().check(z.minLength(1)), phone: z.optional(z.string()) };

const contact = z.strictObject({ ...unit, window: z.optional(z.string()), above: z.optional(z.strictObject(unit)) });

const origins = z.array(z.string().check(z.regex(/^https?:\/\/[^/\s]+$/)));

/** The keys that every source has; the rest is its adapter's. */
export const sourceSchema = z.looseObject({
  id: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)),
  adapter: z.string().check(z.minLength(1)),
});

/** `civickit.json`, version 1, as editors check it and as mistakes are explained. Pages take it by `takeConfiguration`. */
export const configurationSchema = z.strictObject({
  $schema: z.optional(z.string()),
  civickit: z.literal(1),
  zone: z.optional(z.string()),
  lang: z.optional(z.string()),
  area: z.optional(z.string()),
  contact: z.optional(contact),
  imageOrigins: z.optional(origins),
  frameOrigins: z.optional(origins),
  relay: z.optional(z.string()),
  pulled: z.optional(z.string()),
  calendar: z.optional(z.string()),
  notices: z.optional(z.array(sourceSchema)),
  services: z.optional(z.array(sourceSchema)),
  requests: z.optional(z.array(sourceSchema)),
  forms: z.optional(z.array(sourceSchema)),
});
