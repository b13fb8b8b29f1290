import * as z from 'zod/mini';
import { emailShape, passwordShape } from '../members/member-shapes.js';

export const codeShape = z.object({ code: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)) });
export const ownPasswordShape = z.object({ password: passwordShape });
export const nothingShape = z.object({});
export const signInShape = z.object({ email: emailShape, password: passwordShape, rememberMe: z.optional(z.boolean()) });
export const passwordChangeShape = z.object({ currentPassword: passwordShape, newPassword: passwordShape });
