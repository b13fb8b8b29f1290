import * as z from 'zod/mini';
import { sourceOptions, typesOption } from '../source/source-options.js';

export { formFileOptions, type FormFileConfiguration } from './form-file-options.js';
export { requestTypeFileOptions, type RequestTypeFileConfiguration } from './request-type-file-options.js';
export { serviceFileOptions, type ServiceFileConfiguration } from './service-file-options.js';

const text = z.string().check(z.minLength(1));

/** The options of `files` that a configuration file can give. */
export const filesOptions = z.strictObject({
  ...sourceOptions,
  types: typesOption,
  sheet: z.optional(text),
  encoding: z.optional(text),
  dateOrder: z.optional(z.enum(['dmy', 'mdy', 'ymd'])),
  html: z.optional(z.boolean()),
});

export type FilesConfiguration = z.infer<typeof filesOptions>;
