import { staffRoles } from '@civickit/adapters/staff';
import * as z from 'zod/mini';

const grant = z.object({ role: z.enum(staffRoles), area: z.nullable(z.string()), type: z.nullable(z.string()) });
export type Grant = z.infer<typeof grant>;

/** Who has signed in. */
export const session = z.object({
  member: z.object({
    id: z.string(),
    name: z.string(),
    email: z.optional(z.string()),
    totp: z.optional(z.boolean()),
    grants: z.array(grant),
  }),
});
export type Member = z.infer<typeof session>['member'];

/** Somebody who works here, as administrators see them. */
const colleague = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  totp: z.boolean(),
  grants: z.array(grant),
  canSignIn: z.boolean(),
  offSince: z.optional(z.string()),
});
export type Colleague = z.infer<typeof colleague>;

export const colleagues = z.object({ members: z.array(colleague) });
export const changedColleague = z.object({ member: colleague });

const link = z.object({ url: z.string(), expiresAt: z.string() });
export type Link = z.infer<typeof link>;
export const madeLink = z.object({ link });
export const invited = z.object({ member: colleague, link });

export const ways = z.object({ password: z.boolean(), oidc: z.optional(z.object({ name: z.string() })) });
export type Ways = z.infer<typeof ways>;

export const passwordTaken = z.object({ twoFactorRedirect: z.optional(z.boolean()) });
export const totp = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
export type Totp = z.infer<typeof totp>;
export const codes = z.object({ backupCodes: z.array(z.string()) });
export const elsewhere = z.object({ url: z.string() });
export const anything = z.unknown();
