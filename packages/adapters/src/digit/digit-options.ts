import * as z from 'zod/mini';
import { sourceOptions } from '../source/source-options.js';

const text = z.string().check(z.minLength(1));
/** Beneath the address of the source, without a query: nothing that could lead to another host. */
const path = z.string().check(z.regex(/^[\w~-][\w.~-]*(\/[\w~-][\w.~-]*)*$/));

/** The options of `digit` that a configuration file can give. */
export const digitOptions = z.strictObject({
  ...sourceOptions,
  tenantId: text,
  requestsPath: z.optional(path),
  typesPath: z.optional(path),
  typesTenantId: z.optional(text),
  typesUrl: z.optional(text),
  locality: z.optional(text),
  channel: z.optional(text),
  perPage: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
});

export type DigitConfiguration = z.infer<typeof digitOptions>;
