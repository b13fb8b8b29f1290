import * as z from 'zod/mini';
import { emailShape, passwordShape } from '../members/member-shapes.js';

export const codeShape = z.object({ code: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)) });
export const ownPasswordShape = z.object({ password: passwordShape });
export const nothingShape = z.object({});
export const signInShape = z.object({ email: emailShape, password: passwordShape, rememberMe: z.optional(z.boolean()) });
export const passwordChangeShape = z.object({ currentPassword: passwordShape, newPassword: passwordShape });

/** Where a browser is sent after a sign-in elsewhere: an address of this server. */
const ownPath = z.string().check(z.regex(/^\/([\w\-.~?&=%#+*][\w\-./~?&=%#+*]*)?$/));
export const signInElsewhereShape = z.object({ callbackURL: z.optional(ownPath), errorCallbackURL: z.optional(ownPath) });
