import * as z from 'zod/mini';

/** Each may do all that those before it may. */
export const staffRoles = ['viewer', 'clerk', 'lead', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** All that a member of staff may or may not do; docs/server/staff-api.md tells which role it takes. */
export const staffOperations = [
  'requests.read',
  'requests.contact',
  'requests.note',
  'requests.take',
  'requests.assign',
  'requests.change',
  'requests.publish',
  'requests.hide',
  'requests.show',
  'requests.export',
  'notices.read',
  'notices.write',
  'notices.verify',
  'notices.change',
  'notices.publish',
  'notices.withdraw',
  'submissions.list',
  'submissions.read',
  'submissions.export',
  'members.list',
  'audit.read',
  'audit.check',
  'jobs.list',
  'jobs.retry',
] as const;
export type StaffOperation = (typeof staffOperations)[number];

export const staffOperation = z.enum(staffOperations);

/** Who has signed in, and what they may do where. */
export const staffSelf = z.object({
  id: z.string(),
  name: z.string(),
  /** Whether the whole audit log may be checked. */
  mayCheckAudit: z.boolean(),
  areas: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** IANA time zone. */
      zone: z.string(),
      /** BCP 47 tag. */
      lang: z.string(),
      /** With whatever the area has: its notices, its submissions, and requests of every type. */
      may: z.array(staffOperation),
      /** With requests of each type that may be read, also of those that are no longer offered. */
      types: z.array(z.object({ id: z.string(), name: z.string(), may: z.array(staffOperation) })),
    }),
  ),
});
export type StaffSelf = z.infer<typeof staffSelf>;
