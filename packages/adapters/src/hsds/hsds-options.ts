import * as z from 'zod/mini';
import { coordinateSystemOption } from '../coordinates/coordinate-system.js';
import { sourceOptions } from '../source/source-options.js';

const tag = z.string().check(z.regex(/^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8})*$/));

/** The options of `hsds` that a configuration file can give. */
export const hsdsOptions = z.strictObject({
  ...sourceOptions,
  version: z.optional(z.enum(['3.0', '3.1', '3.2', 'uk', 'uk-1'])),
  filters: z.optional(z.array(z.enum(['search', 'taxonomy_term_id', 'organization_id', 'modified_after']))),
  search: z.optional(z.enum(['get', 'post'])),
  format: z.optional(z.enum(['json', 'ndjson'])),
  full: z.optional(z.boolean()),
  flat: z.optional(z.boolean()),
  perPage: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
  lang: z.optional(tag),
  coordinateSystem: coordinateSystemOption,
});

export type HsdsConfiguration = z.infer<typeof hsdsOptions>;
