import * as z from 'zod/mini';
import { sourceOptions } from '../source/source-options.js';

/** The options of `submit` that a configuration file can give. */
export const submitOptions = z.strictObject({
  ...sourceOptions,
  forms: z.string().check(z.minLength(1)),
  as: z.optional(z.enum(['json', 'form'])),
  media: z.optional(z.union([z.literal('multipart'), z.literal(false)])),
  uploads: z.optional(z.string().check(z.minLength(1))),
  idempotent: z.optional(z.boolean()),
});

export type SubmitConfiguration = z.infer<typeof submitOptions>;
