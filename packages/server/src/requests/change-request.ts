import { randomUUID } from 'node:crypto';
import { CivicError, type RequestStage } from '@civickit/core';
import { sql, type Transaction } from 'kysely';
import { answerRating } from '../closing/answer-rating.js';
import type { ServerContext } from '../context.js';
import type { Tables, UpdateMediaRow } from '../database/schema.js';
import { announce } from '../outgoing/civic-event.js';

/** What the office says of a request. */
export interface RequestChange {
  readonly status?: 'open' | 'closed' | undefined;
  readonly stage?: RequestStage | undefined;
  /** What everybody may read. */
  readonly note?: string | undefined;
  /** What goes with it; seen by whoever sees the note. */
  readonly photos?: readonly UpdateMediaRow[] | undefined;
  /** Null takes it back. */
  readonly expected?: Date | null | undefined;
  /** Whether the public may read it. */
  readonly published?: boolean | undefined;
  /** Why it is hidden, for the reporter. */
  readonly hiddenReason?: string | undefined;
}

/** Changes a request and writes it into its history. @throws CivicError `invalid/request` for an id that there is not */
export async function changeRequest({ db, clock }: ServerContext, id: string, change: RequestChange): Promise<void> {
  await db.transaction().execute((transaction) => writeRequestChange(transaction, id, change, new Date(clock.now())));
}

/** The same within a transaction, with what else belongs to the change. */
export async function writeRequestChange(transaction: Transaction<Tables>, id: string, change: RequestChange, at: Date): Promise<void> {
  const { area, update } = await applyRequestChange(transaction, id, change, at);
  const { note, photos = [], published } = change;
  const isAnswer = note !== undefined || photos.length > 0;
  if (isAnswer) await answerRating(transaction, id, at);
  const event = { type: 'report.changed', report: id, by: 'office' } as const;
  const told = published === false ? { tells: 'hidden' as const } : isAnswer && { tells: 'answer' as const, update };
  await announce(transaction, area, { ...event, ...told }, at.getTime());
}

/** The same without telling anybody of it. @throws CivicError as `changeRequest` */
export async function applyRequestChange(
  transaction: Transaction<Tables>,
  id: string,
  change: RequestChange,
  at: Date,
): Promise<{ readonly area: string; readonly update: string }> {
  const { status, stage, note, photos = [], expected, published, hiddenReason } = change;
  const changed = await transaction
    .updateTable('request')
    .set({
      updated_at: at,
      version: sql<number>`version + 1`,
      // What is closed once more was over before.
      ...(status && { status, closed_at: status === 'closed' ? sql<Date>`coalesce(closed_at, ${at})` : null }),
      ...(stage && { stage }),
      ...(note !== undefined && { status_note: note }),
      ...(expected !== undefined && { expected_at: expected }),
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
  const said = { status: status ?? null, stage: stage ?? null, description: note ?? null, media: JSON.stringify(photos) };
  const update = { id: randomUUID(), request: id, at, ...said };
  const isUpdate = status !== undefined || stage !== undefined || note !== undefined || photos.length > 0;
  if (isUpdate) await transaction.insertInto('request_update').values(update).execute();
  return { area: changed.area, update: update.id };
}
