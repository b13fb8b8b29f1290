import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));
const duration = z.string().check(z.regex(/^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/));

/** The options of `files` that a configuration file can give. */
export const filesOptions = z.strictObject({
  id: text,
  url: text,
  area: z.optional(text),
  title: z.optional(text),
  homepage: z.optional(text),
  contact: z.optional(z.strictObject({ unit: text, phone: z.optional(text) })),
  freshness: z.optional(z.strictObject({ basis: z.enum(['published', 'verified']), due: duration, overdue: duration, dead: duration })),
  sheet: z.optional(text),
  encoding: z.optional(text),
  dateOrder: z.optional(z.enum(['dmy', 'mdy', 'ymd'])),
  html: z.optional(z.boolean()),
  maxBytes: z.optional(z.int().check(z.positive())),
});

export type FilesConfiguration = z.infer<typeof filesOptions>;
