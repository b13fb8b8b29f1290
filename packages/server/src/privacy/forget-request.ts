import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import { deleteUploadsOf } from '../media/uploads/upload-store.js';
import { announce } from '../outgoing/civic-event.js';

/**
 * Deletes a report at its reporter's wish: all that they wrote, with its pictures, and the words of the office, which may repeat it. What stays is that under
 * this number something of this type was reported and removed, and the key, so that no outbox sends it once more.
 */
export async function forgetRequest(db: Kysely<Tables>, id: string, now: number): Promise<boolean> {
  const at = new Date(now);
  return db.transaction().execute(async (transaction) => {
    // What is being added to it comes before, or not at all.
    await transaction.selectFrom('request').select('id').where('id', '=', id).forUpdate().execute();
    const { numDeletedRows } = await transaction.deleteFrom('request_private').where('request', '=', id).executeTakeFirstOrThrow();
    // Somebody was faster.
    if (numDeletedRows === 0n) return false;
    const added = await addedPictures(transaction, [id]);
    for (const table of ['follow_up_private', 'request_note_private', 'rating'] as const)
      await transaction.deleteFrom(table).where('request', '=', id).execute();
    // Of pictures the next sweep takes the bytes.
    const files = await transaction.deleteFrom('request_file_private').where('request', '=', id).returning('hash').execute();
    await transaction.updateTable('request_update').set(unsaid).where('request', '=', id).execute();
    const { area } = await transaction
      .updateTable('request')
      .set({ ...wordless, status: 'closed', stage: 'cancelled', closed_at: at, updated_at: at, version: sql<number>`version + 1` })
      .where('id', '=', id)
      .returning('area')
      .executeTakeFirstOrThrow();
    await deleteUploadsOf(transaction, area, [...files, ...added]);
    await transaction.insertInto('deletion').values({ area, at, cause: 'wish', what: 'request', rows: 1 }).execute();
    await announce(transaction, area, { type: 'report.changed', report: id, by: 'removal' }, now);
    return true;
  });
}

/** What the office said, and showed, of a report. */
export const unsaid = { description: null, media: '[]' } as const;

/** Pictures that reporters added later. */
export async function addedPictures(db: Kysely<Tables>, requests: readonly string[]): Promise<readonly { readonly hash: string }[]> {
  const added = await db.selectFrom('follow_up_private').select('media').where('request', 'in', requests).execute();
  return added.flatMap(({ media }) => media);
}

/** What of a report may be about a person. */
export const wordless = {
  published: false,
  description: null,
  status_note: null,
  address: null,
  address_id: null,
  latitude: null,
  longitude: null,
  media: '[]',
  lang: null,
} as const;
