import { createHash } from 'node:crypto';
import { CivicError, isCivicError } from '@civickit/core';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import { migrationsOf, settle, tablesOf, type TableShape } from './catalog.js';
import { countRows, dumpFormat, rowsOf, type TableCount } from './dump.js';

const rowsAtOnce = 500;
const lettersAtOnce = 1_000_000;

/**
 * Puts a dump into an empty database with the same tables, whole or not at all. What the tables hold afterwards is counted and digested
 * anew and must be what the dump says.
 * @throws CivicError `invalid/dump` for one that is cut off, was changed, or is of other tables; `storage/not-empty`
 */
export async function restore(db: Kysely<Tables>, dump: AsyncIterable<string>): Promise<readonly TableCount[]> {
  return db.transaction().execute(async (transaction) => {
    await settle(transaction);
    const tables = await tablesOf(transaction);
    const lines = linesOf(dump);
    checkHead(await next(lines), await migrationsOf(transaction));
    // Nobody else may begin to write into what was found empty.
    await sql.raw(`lock table ${tables.map(({ quoted }) => quoted).join(', ')} in exclusive mode`).execute(transaction);
    for (const table of tables) {
      if ((await countRows(transaction, table)) > 0)
        throw new CivicError('storage/not-empty', `the database holds something already (${table.name}); a dump goes into an empty one`);
    }
    for (const table of tables) await referDeferred(transaction, table, true);
    const told = await readTables(transaction, tables, lines);
    await sql`set constraints all immediate`.execute(transaction).catch(refuseRow);
    const counts: TableCount[] = [];
    for (const table of tables) {
      await referDeferred(transaction, table, false);
      await setCounters(transaction, table);
      const found = await digestOf(transaction, table);
      const said = told[table.name];
      if (said?.rows !== found.rows || said.sha256 !== found.sha256) throw refused(`what it holds of ${table.name} was changed`);
      counts.push(found);
    }
    return counts;
  });
}

type Told = Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;

function checkHead(text: string, migrations: readonly string[]): void {
  const head = parse(text);
  if (head.format !== dumpFormat) throw refused(`it does not begin as ${dumpFormat}`);
  const made = Array.isArray(head.migrations) ? head.migrations.join(', ') : '';
  if (made !== migrations.join(', '))
    throw refused(`it is of a database with ${made}, this one has ${migrations.join(', ')}; use the release that made it`);
}

/** Gives the counts and digests of the last line. */
async function readTables(transaction: Kysely<Tables>, tables: readonly TableShape[], lines: AsyncIterator<string>): Promise<Told> {
  const waiting = new Set(tables);
  for (;;) {
    const head = parse(await next(lines));
    if (typeof head.tables === 'object') {
      if (waiting.size > 0) throw refused(`it holds nothing of ${[...waiting].map(({ name }) => name).join(', ')}`);
      if (!(await lines.next()).done) throw refused('it goes on after its end');
      return head.tables as Told;
    }
    const table = [...waiting].find(({ name }) => name === head.table);
    if (!table || typeof head.rows !== 'number') throw refused(`"${String(head.table)}" is no table that can stand here`);
    waiting.delete(table);
    await readRows(transaction, table, head.rows, lines);
  }
}

async function readRows(transaction: Kysely<Tables>, table: TableShape, rows: number, lines: AsyncIterator<string>): Promise<void> {
  let batch: string[] = [];
  let letters = 0;
  for (let left = rows; left > 0; left--) {
    const row = await next(lines);
    batch.push(row);
    letters += row.length;
    if (left > 1 && batch.length < rowsAtOnce && letters < lettersAtOnce) continue;
    await put(transaction, table, batch).catch(refuseRow);
    batch = [];
    letters = 0;
  }
}

/** As text all along: a number of JavaScript would round what is longer than 53 bits. */
async function put(transaction: Kysely<Tables>, { quoted, columns }: TableShape, batch: readonly string[]): Promise<void> {
  const named = sql.raw(columns.join(', '));
  await sql`insert into ${sql.raw(quoted)} (${named}) overriding system value
    select ${named} from jsonb_populate_recordset(null::${sql.raw(quoted)}, ${`[${batch.join(',')}]`}::jsonb)`.execute(transaction);
}

/** A row may point to one that comes later in the same table, as a village to its county. */
async function referDeferred(transaction: Kysely<Tables>, { quoted, selfReferences }: TableShape, deferred: boolean): Promise<void> {
  for (const name of selfReferences)
    await sql
      .raw(`alter table ${quoted} alter constraint ${name} ${deferred ? 'deferrable initially deferred' : 'not deferrable'}`)
      .execute(transaction);
}

async function setCounters(transaction: Kysely<Tables>, { quoted, counted, sequences }: TableShape): Promise<void> {
  for (const [at, column] of counted.entries()) {
    const largest = sql.raw(`max(${column})`);
    await sql`select setval(${sequences[at]}::regclass, coalesce(${largest}, 1), ${largest} is not null) from ${sql.raw(quoted)}`.execute(
      transaction,
    );
  }
}

async function digestOf(transaction: Kysely<Tables>, table: TableShape): Promise<TableCount> {
  const hash = createHash('sha256');
  for await (const chunk of rowsOf(transaction, table)) hash.update(chunk);
  return { table: table.name, rows: await countRows(transaction, table), sha256: hash.digest('hex') };
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function next(lines: AsyncIterator<string>): Promise<string> {
  const result = await lines.next();
  if (result.done) throw refused('it is cut off');
  return result.value;
}

function parse(line: string): Record<string, unknown> {
  try {
    const value = JSON.parse(line) as unknown;
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw refused('a line of it cannot be read');
}

/** Values that no column takes and rows that contradict each other are the dump's fault; an outage is not. */
function refuseRow(error: unknown): never {
  const { code, message } = error as { code?: string; message: string };
  if (!isCivicError(error) && /^2[23]/.test(code ?? '')) throw refused(`a row of it cannot be taken: ${message}`, error);
  throw error;
}

export function refused(why: string, cause?: unknown): CivicError {
  return new CivicError('invalid/dump', `the dump is refused, and nothing of it was kept: ${why}`, { cause });
}
