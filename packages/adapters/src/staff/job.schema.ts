import * as z from 'zod/mini';
import { moment } from './parts.js';

/** Work that was to be done after an answer, such as mail or a webhook, and was given up. */
export const staffJob = z.object({
  id: z.string(),
  /** `event`, `mail` or `webhook`. */
  kind: z.string(),
  failedAt: moment,
  /** How often it was begun. */
  tries: z.int(),
  /** Why its last try failed. */
  failure: z.optional(z.string()),
});
export type StaffJob = z.infer<typeof staffJob>;

/** What was given up in an area, the latest first; at most a thousand. */
export const staffJobs = z.object({ items: z.array(staffJob) });
export type StaffJobs = z.infer<typeof staffJobs>;
