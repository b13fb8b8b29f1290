import { sql, type Kysely } from 'kysely';
import type { ServerContext } from '../context.js';
import { locks } from '../database/locks.js';
import type { Tables } from '../database/schema.js';
import { namedIn } from './named-in.js';

const hour = 3_600_000;
const batchSize = 500;

/** From here to the end of the transaction no file is swept away: what is found there now stays. */
export async function holdMedia(transaction: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${sql.lit(locks.media)})`.execute(transaction);
}

/**
 * Forgets uploads whose time is over, and removes the files that no row names and that are older than an hour: what was written for
 * something that then was not kept, or was deleted. Tells how many files.
 */
export async function sweepMedia({ db, media, clock }: Pick<ServerContext, 'db' | 'media' | 'clock'>): Promise<number> {
  await db.deleteFrom('upload_private').where('expires_at', '<=', new Date(clock.now())).execute();
  let removed = 0;
  for await (const hash of unnamed(db, media.olderThan(clock.now() - hour))) {
    removed += await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(locks.media)})`.execute(transaction);
      // Somebody may have sent the same bytes meanwhile.
      if ((await namedOf(transaction, [hash])).size > 0) return 0;
      await media.delete(hash);
      return 1;
    });
  }
  return removed;
}

/** Those that no row names, asked for by the hundred: nearly all are named. */
async function* unnamed(db: Kysely<Tables>, hashes: AsyncIterable<string>): AsyncIterable<string> {
  let batch: string[] = [];
  const left = async (): Promise<readonly string[]> => {
    const named = await namedOf(db, batch);
    const others = batch.filter((hash) => !named.has(hash));
    batch = [];
    return others;
  };
  for await (const hash of hashes) if (batch.push(hash) === batchSize) yield* await left();
  yield* await left();
}

async function namedOf(db: Kysely<Tables>, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  if (hashes.length === 0) return named;
  for (const table of ['submission_file_private', 'request_file_private', 'upload_private', 'upload_piece_private'] as const) {
    for (const { hash } of await db.selectFrom(table).select('hash').where('hash', 'in', hashes).execute())
      if (hash !== null) named.add(hash);
  }
  for (const table of ['request_update', 'follow_up_private'] as const) {
    const rows = await db
      .selectFrom(table)
      .select('media')
      .where((row) => row.or(hashes.map((hash) => namedIn(table, hash))))
      .execute();
    for (const one of rows.flatMap(({ media }) => media)) if ('hash' in one) named.add(one.hash);
  }
  return named;
}
