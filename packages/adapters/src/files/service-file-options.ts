import * as z from 'zod/mini';
import { coordinateSystemOption } from '../coordinates/coordinate-system.js';
import { sourceOptions } from '../source/source-options.js';

const text = z.string().check(z.minLength(1));

/** The options of `serviceFile` that a configuration file can give. */
export const serviceFileOptions = z.strictObject({
  ...sourceOptions,
  sheet: z.optional(text),
  encoding: z.optional(text),
  dateOrder: z.optional(z.enum(['dmy', 'mdy', 'ymd'])),
  html: z.optional(z.boolean()),
  coordinateSystem: coordinateSystemOption,
  codes: z.optional(z.record(text, z.record(text, text))),
});

export type ServiceFileConfiguration = z.infer<typeof serviceFileOptions>;
