import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));
const duration = z.string().check(z.regex(/^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/));

/** Kinds of notices by category, for sources that tell no kind themselves. */
export const typesOption = z.optional(z.record(text, z.enum(['news', 'alert', 'correction', 'statement'])));

/** What a configuration file can say of any source, whatever its adapter. Each adapter's options spread this into a strict object. */
export const sourceOptions = {
  id: text,
  url: text,
  area: z.optional(text),
  title: z.optional(text),
  homepage: z.optional(text),
  contact: z.optional(z.strictObject({ unit: text, phone: z.optional(text) })),
  freshness: z.optional(z.strictObject({ basis: z.enum(['published', 'verified']), due: duration, overdue: duration, dead: duration })),
  maxBytes: z.optional(z.int().check(z.positive())),
};
