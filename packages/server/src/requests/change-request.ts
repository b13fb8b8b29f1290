import { randomUUID } from 'node:crypto';
import { CivicError, type RequestStage } from '@civickit/core';
import type { ServerContext } from '../context.js';
import { announce } from '../outgoing/civic-event.js';

/** What the office says of a request. */
export interface RequestChange {
  readonly status?: 'open' | 'closed';
  readonly stage?: RequestStage;
  /** What everybody may read. */
  readonly note?: string;
  readonly expected?: Date;
  /** Whether the public may read it. */
  readonly published?: boolean;
  /** Why it is hidden, for the reporter. */
  readonly hiddenReason?: string;
}

/** Changes a request and writes it into its history. @throws CivicError `invalid/request` for an id that there is not */
export async function changeRequest({ db, clock }: ServerContext, id: string, change: RequestChange): Promise<void> {
  const { status, stage, note, expected, published, hiddenReason } = change;
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
      .returning('area')
      .executeTakeFirst();
    if (!changed) throw new CivicError('invalid/request', `There is no request ${id}`);
    if (published !== undefined) {
      const hidden = published ? { hidden_at: null, hidden_reason: null } : { hidden_at: at, hidden_reason: hiddenReason ?? null };
      await transaction.updateTable('request_private').set(hidden).where('request', '=', id).execute();
    }
    // What is added from now on has its own time again.
    if (status === 'open') await transaction.updateTable('request_private').set({ emptied_at: null }).where('request', '=', id).execute();
    const update = { id: randomUUID(), request: id, at, status: status ?? null, stage: stage ?? null, description: note ?? null };
    const isUpdate = status !== undefined || stage !== undefined || note !== undefined;
    if (isUpdate) await transaction.insertInto('request_update').values(update).execute();
    const event = { type: 'report.changed', report: id, by: 'office' } as const;
    const told = published === false ? { tells: 'hidden' as const } : note !== undefined && { tells: 'answer' as const, update: update.id };
    await announce(transaction, changed.area, { ...event, ...told }, at.getTime());
  });
}
