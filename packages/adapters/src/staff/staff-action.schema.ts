import * as z from 'zod/mini';
import { moment, person } from './parts.js';

/** A member of staff, as they were called when it was written. */
export type StaffPerson = z.infer<typeof person>;

/** What somebody did, as the audit log has it. */
export const staffAction = z.object({
  at: moment,
  /** Absent where it was the server itself. */
  by: z.optional(person),
  /** `noun.verb`, as in `request.change`. */
  action: z.string(),
  /** Ids, states and counts; never what somebody wrote. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type StaffAction = z.infer<typeof staffAction>;
