import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import { migrationsOf, settle, tablesOf, type TableShape } from './catalog.js';

export const dumpFormat = 'civickit-dump/1';

/** What a table holds: how many rows, and a digest of all of them. */
export interface TableCount {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 of the rows as a dump writes them, each with its line end. */
  readonly sha256: string;
}

/** Rows that are asked for at a time: few enough for memory where each holds a long form. */
const atOnce = 100;

/**
 * All that a database holds at one moment, as lines of JSON: a head, each table with its rows, and the counts and digests of all tables.
 * It is also what goes from one database to another. Chunks are whole lines.
 */
export async function* dumpOf(db: Kysely<Tables>, moment: Date): AsyncGenerator<string, readonly TableCount[]> {
  const transaction = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    await settle(transaction);
    yield line({ format: dumpFormat, moment: moment.toISOString(), migrations: await migrationsOf(transaction) });
    const counts: TableCount[] = [];
    for (const table of await tablesOf(transaction)) {
      const rows = await countRows(transaction, table);
      yield line({ table: table.name, rows });
      const hash = createHash('sha256');
      for await (const chunk of rowsOf(transaction, table)) {
        hash.update(chunk);
        yield chunk;
      }
      counts.push({ table: table.name, rows, sha256: hash.digest('hex') });
    }
    yield line({ tables: Object.fromEntries(counts.map(({ table, rows, sha256 }) => [table, { rows, sha256 }])) });
    return counts;
  } finally {
    await transaction.rollback().execute();
  }
}

export async function countRows(db: Kysely<Tables>, { quoted }: TableShape): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) from ${sql.raw(quoted)}`.execute(db);
  return Number(rows[0]?.count);
}

/** Within a transaction: the rows of a table by their key, as chunks of whole lines. */
export async function* rowsOf(transaction: Kysely<Tables>, { quoted, order }: TableShape): AsyncGenerator<string> {
  await sql
    .raw(`declare dumped no scroll cursor for select to_jsonb(t)::text as row from ${quoted} t order by ${order.join(', ')}`)
    .execute(transaction);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(atOnce)} from dumped`.execute(transaction);
    if (rows.length > 0) yield rows.map(({ row }) => `${row}\n`).join('');
    if (rows.length < atOnce) break;
  }
  await sql`close dumped`.execute(transaction);
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
