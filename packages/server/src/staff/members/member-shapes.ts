import * as z from 'zod/mini';
import { staffRoles } from '@civickit/adapters/staff';

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));
const id = z.nullish(z.string().check(z.minLength(1), z.maxLength(200)));

const grantShape = z.pipe(
  z.object({ role: z.enum(staffRoles), area: id, type: id }),
  z.transform(({ role, area, type }) => ({ role, area: area ?? null, type: type ?? null })),
);

const nameShape = text(100);
export const emailShape = z.string().check(z.trim(), z.maxLength(254), z.email());
/** The longest is what `flawOf` lets through; it says so in its own words. */
export const passwordShape = z.string().check(z.maxLength(1000));

const grantsShape = z.array(grantShape).check(z.maxLength(200));
export const invitationShape = z.object({ name: nameShape, email: emailShape, grants: grantsShape.check(z.minLength(1)) });
export const newGrantsShape = z.object({ grants: grantsShape });
export const newLinkShape = z.object({ removeTotp: z.optional(z.boolean()) });
export const setUpShape = z.object({
  token: z.string().check(z.minLength(1), z.maxLength(100)),
  password: passwordShape,
  name: z.optional(nameShape),
  email: z.optional(emailShape),
});
