import * as z from 'zod/mini';

/** RFC 3339 in UTC, with milliseconds. */
export const moment = z.iso.datetime({ offset: true });

/** A day such as `2026-07-01`, which is one where the area is, or a moment (RFC 3339). */
export const dayOrMoment = z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })]);

/** A member of staff, as they were called when it was written. */
export const person = z.object({ id: z.string(), name: z.string() });

export const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

/** A part of a list. `next` is the cursor of what comes after it, and absent at the end. */
export const pageOf = <T extends z.ZodMiniType>(item: T) => z.object({ items: z.array(item), next: z.optional(z.string()) });

/** A question and what was answered, as people read them. */
export const answerRow = z.object({ path: z.string(), label: z.string(), value: z.string() });
