import * as z from 'zod/mini';
import { coordinateSystemOption } from '../coordinates/coordinate-system.js';
import { sourceOptions } from '../source/source-options.js';

const text = z.string().check(z.minLength(1));

/** The options of `requestTypeFile` that a configuration file can give. */
export const requestTypeFileOptions = z.strictObject({
  ...sourceOptions,
  sheet: z.optional(text),
  encoding: z.optional(text),
  places: z.optional(text),
  coordinateSystem: coordinateSystemOption,
});

export type RequestTypeFileConfiguration = z.infer<typeof requestTypeFileOptions>;
