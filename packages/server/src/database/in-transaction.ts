import type { Kysely } from 'kysely';
import type { Tables } from './schema.js';

/** Does it all or nothing: in the caller's transaction where there is one, which may not hold another. */
export function inTransaction<T>(db: Kysely<Tables>, work: (transaction: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
