import * as z from 'zod/mini';
import { sourceOptions } from '../source/source-options.js';

/** The options of `formFile` that a configuration file can give. */
export const formFileOptions = z.strictObject(sourceOptions);

export type FormFileConfiguration = z.infer<typeof formFileOptions>;
