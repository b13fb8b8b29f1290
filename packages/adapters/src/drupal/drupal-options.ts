import * as z from 'zod/mini';
import { sourceOptions, typesOption } from '../source/source-options.js';

/** A machine name, or a path of them; blank for none. */
const field = z.string().check(z.regex(/^([a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*)?$/));

/** The options of `drupal` that a configuration file can give. */
export const drupalOptions = z.strictObject({
  ...sourceOptions,
  types: typesOption,
  api: z.optional(z.string().check(z.regex(/^[\w./-]{1,200}$/))),
  bundle: z.optional(z.string().check(z.regex(/^[a-z][a-z0-9_]{0,63}$/))),
  fields: z.optional(
    z.strictObject({
      body: z.optional(field),
      summary: z.optional(field),
      image: z.optional(field),
      categories: z.optional(z.array(field)),
      published: z.optional(field),
      expires: z.optional(field),
    }),
  ),
  pinnedCategory: z.optional(z.string().check(z.minLength(1))),
  promoted: z.optional(z.boolean()),
  perPage: z.optional(z.int().check(z.minimum(1), z.maximum(50))),
});

export type DrupalConfiguration = z.infer<typeof drupalOptions>;
