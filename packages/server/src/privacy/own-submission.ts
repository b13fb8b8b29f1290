import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import { deleteUploadsOf } from '../media/uploads/upload-store.js';
import type { MediaStore } from '../media/media-store.js';

/** Everything that is kept of a form, its files in base 64. */
export async function exportSubmission(
  db: Kysely<Tables>,
  media: MediaStore,
  area: string,
  number: string,
  now: number,
): Promise<object | undefined> {
  const row = await db
    .selectFrom('submission')
    .innerJoin('submission_private', 'submission_private.submission', 'submission.id')
    .select(['submission.id', 'area', 'form', 'version', 'key', 'received_at', 'content'])
    .where('area', '=', area)
    .where('submission.id', '=', number)
    .executeTakeFirst();
  if (!row) return undefined;
  const { content, ...submission } = row;
  const named = await db
    .selectFrom('submission_file_private')
    .select(['id', 'name', 'type', 'size', 'hash'])
    .where('submission', '=', number)
    .orderBy('id')
    .execute();
  const files = [];
  for (const { hash, ...file } of named) {
    const bytes = await media.get(hash);
    files.push({ ...file, base64: bytes ? Buffer.from(bytes).toString('base64') : null });
  }
  return { format: 'civickit-export/1', exported_at: new Date(now), submission, content, files };
}

/**
 * Deletes a form at its sender's wish: answers, consent and files, whose bytes the next sweep takes. That a form was sent and removed stays,
 * with its number and key.
 */
export async function forgetSubmission(db: Kysely<Tables>, area: string, number: string, now: number): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const deleted = await transaction
      .deleteFrom('submission_private')
      .where('submission', '=', number)
      .where('submission', 'in', transaction.selectFrom('submission').select('id').where('id', '=', number).where('area', '=', area))
      .executeTakeFirstOrThrow();
    if (deleted.numDeletedRows === 0n) return false;
    const files = await transaction.deleteFrom('submission_file_private').where('submission', '=', number).returning('hash').execute();
    await deleteUploadsOf(transaction, area, files);
    await transaction
      .insertInto('deletion')
      .values({ area, at: new Date(now), cause: 'wish', what: 'submission', rows: 1 })
      .execute();
    return true;
  });
}
