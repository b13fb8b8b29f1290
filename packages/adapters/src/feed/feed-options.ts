import * as z from 'zod/mini';
import { sourceOptions, typesOption } from '../source/source-options.js';

/** The options of `feed` that a configuration file can give. */
export const feedOptions = z.strictObject({
  ...sourceOptions,
  types: typesOption,
  pinnedCategory: z.optional(z.string().check(z.minLength(1))),
});

export type FeedConfiguration = z.infer<typeof feedOptions>;
