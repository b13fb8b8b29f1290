import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';

/** A table as the database itself describes it; every name is quoted for SQL. */
export interface TableShape {
  /** As it stands in a dump. */
  readonly name: string;
  readonly quoted: string;
  /** All that can be written. */
  readonly columns: readonly string[];
  /** Of the primary key, for `order by`; text by its bytes, so that databases of other collations agree. */
  readonly order: readonly string[];
  /** Tables that its rows point to. */
  readonly needs: readonly string[];
  /** Constraints by which its rows point to rows of its own. */
  readonly selfReferences: readonly string[];
  /** Columns that a sequence fills, and those sequences. */
  readonly counted: readonly string[];
  readonly sequences: readonly string[];
}

/** Every table that holds what people wrote, those that others point to first. */
export async function tablesOf(db: Kysely<Tables>): Promise<readonly TableShape[]> {
  const { rows } = await sql<TableShape>`
    select c.relname::text as name, quote_ident(c.relname) as quoted,
      array(select quote_ident(a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end
        from pg_index i cross join unnest(i.indkey) with ordinality as k(number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
        where i.indrelid = c.oid and i.indisprimary order by k.place) as "order",
      array(select p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
        where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid) as needs,
      array(select quote_ident(f.conname) from pg_constraint f
        where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = c.oid) as "selfReferences",
      array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null order by a.attnum) as counted,
      array(select pg_get_serial_sequence(quote_ident(c.relname), a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null order by a.attnum) as sequences
    from pg_class c
    where c.relkind = 'r' and c.relname <> 'migration'
      and c.relnamespace = (select oid from pg_namespace where nspname = current_schema())
    order by c.relname collate "C"`.execute(db);
  const keyless = rows.find(({ order }) => order.length === 0);
  if (keyless) throw new Error(`the table ${keyless.name} has no primary key`);
  return inOrder(rows);
}

function inOrder(all: readonly TableShape[]): readonly TableShape[] {
  const placed: TableShape[] = [];
  const waiting = [...all];
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ needs }) => needs.every((name) => placed.some((one) => one.name === name)));
    const [next] = waiting.splice(at, at < 0 ? 0 : 1);
    if (!next) throw new Error(`these tables point to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`);
    placed.push(next);
  }
  return placed;
}

/** The same rows must give the same text on every database, and a large table may take its time. */
export async function settle(transaction: Kysely<Tables>): Promise<void> {
  for (const setting of [`time zone 'UTC'`, 'extra_float_digits = 1', 'statement_timeout = 0', 'idle_in_transaction_session_timeout = 0'])
    await sql.raw(`set local ${setting}`).execute(transaction);
}

export async function migrationsOf(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await db.selectFrom('migration').select('name').execute();
  return rows.map(({ name }) => name).sort();
}
