import type { StaffConflict } from '@civickit/adapters/staff';
import { CivicError } from '@civickit/core';
import { sql, type Transaction } from 'kysely';
import type { Tables } from '../database/schema.js';
import { actionOf } from './audit/list-audit.js';

/**
 * Goes on only where nobody has changed it since the version that the writer has read.
 * @throws CivicError `conflict/changed` (409); its `cause` says who did what
 */
export async function mustBeCurrent(
  transaction: Transaction<Tables>,
  { area, subject, version }: { readonly area: string; readonly subject: string; readonly version: number },
  read: number,
): Promise<void> {
  if (version === read) return;
  const rows = await transaction
    .selectFrom('audit')
    .selectAll()
    .where('area', '=', area)
    .where('subject', '=', subject)
    .where(sql<boolean>`(detail->>'version')::integer > ${read}`)
    .orderBy('id')
    .limit(100)
    .execute();
  const conflict: StaffConflict = { version, changes: rows.map(actionOf) };
  throw new CivicError('conflict/changed', 'Somebody else has changed it meanwhile', { status: 409, cause: conflict });
}
