import * as z from 'zod/mini';
import { pageOf, person } from './parts.js';
import { staffAction } from './staff-action.schema.js';

/** One row of the audit log. */
export const auditRow = z.extend(staffAction, {
  /** Counted from 1 without a gap. */
  id: z.string(),
  area: z.optional(z.string()),
  /** Id of what was changed. */
  subject: z.optional(z.string()),
  /** SHA-256 over the row and the hash of the row before. */
  hash: z.string(),
});
export type StaffAuditRow = z.infer<typeof auditRow>;

export const auditPage = pageOf(auditRow);
export type StaffAuditPage = z.infer<typeof auditPage>;

/** Whether the log is as it was written. */
export const auditCheck = z.object({
  /** Rows that were read and are right. */
  rows: z.int(),
  /** The last of them, to be kept elsewhere and given as `mark` next time. */
  last: z.optional(z.object({ id: z.string(), hash: z.string() })),
  /** The first row that is not as it was written. */
  broken: z.optional(z.object({ id: z.string(), why: z.enum(['altered', 'missing', 'other']) })),
});
export type StaffAuditCheck = z.infer<typeof auditCheck>;

export const staffMembers = z.object({ items: z.array(person) });
export type StaffMembers = z.infer<typeof staffMembers>;

export interface StaffAuditQuery {
  readonly area?: string;
  readonly subject?: string;
  /** Id of a member. */
  readonly actor?: string;
  /** 1 to 200. @default 50 */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}
