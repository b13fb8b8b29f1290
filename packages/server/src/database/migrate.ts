import { CivicError } from '@civickit/core';
import { sql, type Kysely } from 'kysely';
import { areasRequestsForms } from './migrations/0001-areas-requests-forms.js';
import { photosAfterWords } from './migrations/0002-photos-after-words.js';
import { locks } from './locks.js';
import type { Tables } from './schema.js';

/** Forward only, in this order; one that was released never changes. */
const migrations: readonly { readonly name: string; readonly statements: string }[] = [
  { name: '0001-areas-requests-forms', statements: areasRequestsForms },
  { name: '0002-photos-after-words', statements: photosAfterWords },
];

/**
 * Brings a database to the tables of this release. Several processes may start at once: one migrates, the others wait.
 * @throws CivicError `storage/newer-database` where a later release has been at work
 */
export async function migrate(db: Kysely<Tables>): Promise<readonly string[]> {
  return db.transaction().execute(async (transaction) => {
    // Large tables take their time, and so does the process before us.
    await sql`set local statement_timeout = 0`.execute(transaction);
    await sql`select pg_advisory_xact_lock(${sql.lit(locks.migration)})`.execute(transaction);
    await sql`create table if not exists migration (name text primary key, applied_at timestamptz not null default now())`.execute(
      transaction,
    );
    const rows = await transaction.selectFrom('migration').select('name').execute();
    const applied = new Set(rows.map(({ name }) => name));
    const unknown = [...applied].filter((name) => !migrations.some((one) => one.name === name));
    if (unknown.length > 0) {
      throw new CivicError('storage/newer-database', `the database was made by a later release (${unknown.join(', ')}); install that one`);
    }
    const wanted = migrations.filter(({ name }) => !applied.has(name));
    for (const { name, statements } of wanted) {
      // One statement at a time: PGlite takes no more in a prepared query.
      for (const statement of statements.split(';\n')) if (statement.trim()) await sql.raw(statement).execute(transaction);
      await transaction.insertInto('migration').values({ name }).execute();
    }
    return wanted.map(({ name }) => name);
  });
}
