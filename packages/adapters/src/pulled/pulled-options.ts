import * as z from 'zod/mini';
import { sourceOptions } from '../source/source-options.js';

/** The options of `pulled` that a configuration file can give. */
export const pulledOptions = z.strictObject(sourceOptions);

export type PulledConfiguration = z.infer<typeof pulledOptions>;
