import * as z from 'zod/mini';
import { sourceOptions, typesOption } from '../source/source-options.js';

const text = z.string().check(z.minLength(1));
const terms = z.optional(z.array(z.union([text, z.int().check(z.positive())])));

/** The options of `wordpress` that a configuration file can give. */
export const wordpressOptions = z.strictObject({
  ...sourceOptions,
  types: typesOption,
  /** `rest_base` of a type: letters, digits, dashes. */
  type: z.optional(z.string().check(z.regex(/^[\w-]{1,64}$/))),
  categories: terms,
  tags: terms,
  pinnedCategory: z.optional(text),
  perPage: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
});

export type WordPressConfiguration = z.infer<typeof wordpressOptions>;
