import { sql, type Kysely } from 'kysely';
import type { ServerContext } from '../context.js';
import type { Tables } from '../database/schema.js';

/** Any number that all our processes agree on. */
const lockNumber = 3_114_312;
const hour = 3_600_000;

/** From here to the end of the transaction no file is swept away: what is found there now stays. */
export async function holdMedia(transaction: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${sql.lit(lockNumber)})`.execute(transaction);
}

/**
 * Forgets uploads whose time is over, and removes the files that no row names and that are older than an hour: what was written for
 * something that then was not kept, or was deleted. Tells how many files.
 */
export async function sweepMedia({ db, media, clock }: Pick<ServerContext, 'db' | 'media' | 'clock'>): Promise<number> {
  await db.deleteFrom('upload_private').where('expires_at', '<=', new Date(clock.now())).execute();
  let removed = 0;
  for await (const hash of media.olderThan(clock.now() - hour)) {
    if (await isNamed(db, hash)) continue;
    removed += await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(transaction);
      // Somebody may have sent the same bytes meanwhile.
      if (await isNamed(transaction, hash)) return 0;
      await media.delete(hash);
      return 1;
    });
  }
  return removed;
}

async function isNamed(db: Kysely<Tables>, hash: string): Promise<boolean> {
  for (const table of ['submission_file_private', 'request_file_private', 'upload_private', 'upload_piece_private'] as const) {
    if (await db.selectFrom(table).select('hash').where('hash', '=', hash).limit(1).executeTakeFirst()) return true;
  }
  return false;
}
