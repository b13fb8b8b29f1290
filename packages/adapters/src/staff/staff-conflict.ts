import { isCivicError } from '@civickit/core';
import * as z from 'zod/mini';
import { staffAction } from './staff-action.schema.js';

/** What somebody else did since the version that a change was made for. */
export const staffConflict = z.object({
  /** The version that there is now. */
  version: z.int(),
  /** The oldest first. */
  changes: z.array(staffAction),
});
export type StaffConflict = z.infer<typeof staffConflict>;

/** Who changed what meanwhile, of an error `conflict/changed`; undefined for any other. */
export function conflictOf(error: unknown): StaffConflict | undefined {
  if (!isCivicError(error) || error.code !== 'conflict/changed') return undefined;
  return z.safeParse(staffConflict, error.cause).data;
}
