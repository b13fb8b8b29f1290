import * as z from 'zod/mini';
import { sourceOptions } from '../source/source-options.js';

const text = z.string().check(z.minLength(1));

/** The options of `requestTypeFile` that a configuration file can give. */
export const requestTypeFileOptions = z.strictObject({ ...sourceOptions, sheet: z.optional(text), encoding: z.optional(text) });

export type RequestTypeFileConfiguration = z.infer<typeof requestTypeFileOptions>;
