import { addDuration } from '@civickit/core';
import type { FormDefinition } from '@civickit/core/forms';
import { sql, type Kysely } from 'kysely';
import type { ServerContext } from '../context.js';
import type { Tables } from '../database/schema.js';
import { deleteUploadsOf } from '../media/uploads/upload-store.js';
import type { Outgoing } from '../outgoing/outgoing-setting.js';
import { tryDays } from './check-pin.js';
import { dropAnswers, dropReportAnswers } from './drop-answers.js';
import { addedPictures, unsaid, wordless } from './forget-request.js';
import { leastMs } from './least-ms.js';

const dayMs = 86_400_000;
/** Of one transaction. */
const atOnce = 500;
const failedJobDays = 90;

/** One kind of thing, and how long what is private of it is kept. */
interface Kept {
  readonly area: string;
  readonly id: string;
  readonly version?: string;
  readonly retention: string;
}

/**
 * Deletes what is private when its time has come: of a report counted from its end, of a form from its receipt. How long that is its own
 * definition says, or else its area; where neither does, it stays. Tells how many rows; so much is written down, and nothing of what they were.
 */
export async function sweepPrivate({ db, clock }: Pick<ServerContext, 'db' | 'clock'>, offices: Outgoing['offices'] = {}): Promise<number> {
  const now = clock.now();
  let rows = 0;
  const types = await db.selectFrom('request_type').select(['area', 'id', 'questions']).execute();
  for (const { area, id, questions } of types) {
    const retention = retentionOf(questions) ?? offices[area]?.retention;
    if (retention !== undefined) rows += await again(() => emptyRequests(db, { area, id, retention }, now));
    if (questions) await dropReportAnswers(db, area, id, questions as unknown as FormDefinition, now);
  }
  const forms = await db.selectFrom('form').select(['area', 'id', 'version', 'definition']).execute();
  for (const { area, id, version, definition } of forms) {
    const retention = retentionOf(definition) ?? offices[area]?.retention;
    if (retention !== undefined) rows += await again(() => emptySubmissions(db, { area, id, version, retention }, now));
    await dropAnswers(db, area, definition as unknown as FormDefinition, now);
  }
  await db
    .deleteFrom('pin_try')
    .where('since', '<=', new Date(now - tryDays * dayMs))
    .execute();
  await db
    .deleteFrom('job')
    .where('failed_at', '<', new Date(now - failedJobDays * dayMs))
    .execute();
  return rows;
}

function retentionOf(definition: Record<string, unknown> | null): string | undefined {
  return (definition as Partial<FormDefinition> | null)?.privacy?.retention;
}

async function again(batch: () => Promise<number>): Promise<number> {
  let all = 0;
  for (;;) {
    const done = await batch();
    if (done === 0) return all;
    all += done;
  }
}

/** Contact, answers, consent and what was added; of a report that nobody may read all of its words. Its code stays good, so that the rest can be deleted too. */
async function emptyRequests(db: Kysely<Tables>, { area, id, retention }: Kept, now: number): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('request')
      .innerJoin('request_private', 'request_private.request', 'request.id')
      .select(['request.id', 'closed_at', 'published'])
      .where('area', '=', area)
      .where('type', '=', id)
      .where('status', '=', 'closed')
      .where('emptied_at', 'is', null)
      .where('closed_at', '<=', new Date(now - leastMs(retention)))
      .orderBy('closed_at')
      .limit(atOnce)
      .forUpdate()
      .skipLocked()
      .execute();
    const due = rows.filter(({ closed_at: closed }) => closed && addDuration(closed.getTime(), retention) <= now);
    if (due.length === 0) return 0;
    const ids = due.map((row) => row.id);
    const unread = due.filter(({ published }) => !published).map((row) => row.id);
    await transaction
      .updateTable('request_private')
      .set({ contact: '{}', answers: '{}', consent: null, fingerprint: '', hidden_reason: null, emptied_at: new Date(now), photos: 0 })
      .where('request', 'in', ids)
      .execute();
    const added = await addedPictures(transaction, ids);
    for (const table of ['follow_up_private', 'request_note_private'] as const)
      await transaction.deleteFrom(table).where('request', 'in', ids).execute();
    if (unread.length > 0) {
      await transaction.updateTable('request').set(wordless).where('id', 'in', unread).execute();
      await transaction.updateTable('request_update').set(unsaid).where('request', 'in', unread).execute();
    }
    await deleteUploadsOf(transaction, area, [...added, ...(await dropUnseenPhotos(transaction, ids))]);
    await record(transaction, area, 'request', ids.length, now);
    return ids.length;
  });
}

/** Pictures that the public was never shown. */
async function dropUnseenPhotos(db: Kysely<Tables>, requests: readonly string[]): Promise<readonly { readonly hash: string }[]> {
  return db
    .deleteFrom('request_file_private')
    .using('request')
    .whereRef('request.id', '=', 'request_file_private.request')
    .where('request.id', 'in', requests)
    .where(sql<boolean>`not request.media @> jsonb_build_array(jsonb_build_object('hash', request_file_private.hash))`)
    .returning('hash')
    .execute();
}

async function emptySubmissions(db: Kysely<Tables>, { area, id, version = '', retention }: Kept, now: number): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('submission')
      .innerJoin('submission_private', 'submission_private.submission', 'submission.id')
      .select(['submission.id', 'received_at'])
      .where('area', '=', area)
      .where('form', '=', id)
      .where('version', '=', version)
      .where('received_at', '<=', new Date(now - leastMs(retention)))
      .orderBy('received_at')
      .limit(atOnce)
      .forUpdate()
      .skipLocked()
      .execute();
    const due = rows.filter((row) => addDuration(row.received_at.getTime(), retention) <= now).map((row) => row.id);
    if (due.length === 0) return 0;
    await transaction.deleteFrom('submission_private').where('submission', 'in', due).execute();
    const files = await transaction.deleteFrom('submission_file_private').where('submission', 'in', due).returning('hash').execute();
    await deleteUploadsOf(transaction, area, files);
    await record(transaction, area, 'submission', due.length, now);
    return due.length;
  });
}

async function record(db: Kysely<Tables>, area: string, what: 'request' | 'submission', rows: number, now: number): Promise<void> {
  await db
    .insertInto('deletion')
    .values({ area, at: new Date(now), cause: 'retention', what, rows })
    .execute();
}

/** That something private was deleted, and of how many rows; not what it was. */
export interface Deletion {
  readonly at: Date;
  /** Its time had come, or whoever it was of wished it. */
  readonly cause: 'retention' | 'wish';
  readonly what: 'request' | 'submission';
  readonly rows: number;
}

/** What was deleted in an area, the latest first. */
export async function listDeletions(db: Kysely<Tables>, area: string): Promise<readonly Deletion[]> {
  const wanted = db.selectFrom('deletion').select(['at', 'cause', 'what', 'rows']).where('area', '=', area);
  return wanted
    .orderBy(sql`id`, 'desc')
    .limit(1000)
    .execute();
}
