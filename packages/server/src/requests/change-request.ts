import { randomUUID } from 'node:crypto';
import { CivicError, type RequestStage } from '@civickit/core';
import type { ServerContext } from '../context.js';

/** What the office says of a request. */
export interface RequestChange {
  readonly status?: 'open' | 'closed';
  readonly stage?: RequestStage;
  /** What everybody may read. */
  readonly note?: string;
  readonly expected?: Date;
  /** Whether the public may read it. */
  readonly published?: boolean;
}

/** Changes a request and writes it into its history. @throws CivicError `invalid/request` for an id that there is not */
export async function changeRequest({ db, clock }: ServerContext, id: string, change: RequestChange): Promise<void> {
  const { status, stage, note, expected, published } = change;
  const at = new Date(clock.now());
  await db.transaction().execute(async (transaction) => {
    const changed = await transaction
      .updateTable('request')
      .set({
        updated_at: at,
        ...(status && { status, closed_at: status === 'closed' ? at : null }),
        ...(stage && { stage }),
        ...(note !== undefined && { status_note: note }),
        ...(expected && { expected_at: expected }),
        ...(published !== undefined && { published }),
      })
      .where('id', '=', id)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new CivicError('invalid/request', `There is no request ${id}`);
    if (status === undefined && stage === undefined && note === undefined) return;
    const update = { id: randomUUID(), request: id, at, status: status ?? null, stage: stage ?? null, description: note ?? null };
    await transaction.insertInto('request_update').values(update).execute();
  });
}
