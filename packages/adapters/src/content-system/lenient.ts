import * as z from 'zod/mini';

/** A member of the wrong type counts as absent: one bad field is no reason to hide a notice. */
export function lenient<T extends z.core.$ZodType>(schema: T) {
  return z.catch(z.optional(schema), undefined);
}

export const text = lenient(z.string());
export const flag = lenient(z.boolean());
