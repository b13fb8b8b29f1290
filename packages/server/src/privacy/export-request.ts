import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import { listFollowUps } from './find-by-code.js';

/** Everything that is kept of a report, as the tables have it; left out is what says nothing of a person: hashes and counters. */
export async function exportRequest(db: Kysely<Tables>, id: string, now: number): Promise<object | undefined> {
  const report = await db.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst();
  const own = await db
    .selectFrom('request_private')
    .select(['contact', 'answers', 'consent', 'hidden_at', 'hidden_reason', 'emptied_at'])
    .where('request', '=', id)
    .executeTakeFirst();
  if (!report || !own) return undefined;
  const updates = await db
    .selectFrom('request_update')
    .select(['id', 'at', 'status', 'stage', 'description'])
    .where('request', '=', id)
    .orderBy('sequence')
    .execute();
  return {
    format: 'civickit-export/1',
    exported_at: new Date(now),
    report: { ...report, sequence: undefined },
    private: own,
    updates,
    follow_ups: await listFollowUps(db, id),
  };
}
