import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { CivicError } from '@civickit/core';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { lockFolder } from './folder-lock.js';
import { migrate } from './migrate.js';
import { namedPool } from './named-pool.js';
import { PGliteDialect } from './pglite-dialect.js';
import { prepareFolder } from './prepared.js';
import type { Tables } from './schema.js';

export interface Database {
  readonly kind: 'postgresql' | 'pglite';
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name`. Where it is given, only PostgreSQL will do. */
  readonly url?: string;
  /** Folder of the trial, where there is no `url`. @default defaultFolder */
  readonly folder?: string;
  /** Only a database that is there will do; a folder without one is refused. */
  readonly existing?: boolean;
  /** An empty database, packed, of which a new folder is made. @default the one that came with the package */
  readonly prepared?: string;
  /** Connections to PostgreSQL. @default 10 */
  readonly connections?: number;
}

/** Two segments of 16 MB. */
const roomForLog = 32 * 1024 * 1024;

export const defaultFolder = './civickit-server';

/**
 * Opens PostgreSQL by its address, else PGlite in a folder, and brings its tables up to date. There is no fallback from one to the other.
 * @throws CivicError `config/database` for an address that is none, a server that cannot be reached or is older than 15,
 *   or a folder without a database where only an existing one will do;
 *   `storage/folder-in-use`, `storage/newer-database`
 */
export async function openDatabase({
  url,
  folder = defaultFolder,
  existing = false,
  prepared,
  connections = 10,
}: DatabaseOptions = {}): Promise<Database> {
  const database = url === undefined ? await openFolder(folder, existing, prepared) : await openPostgres(url, connections);
  try {
    await migrate(database.db);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openPostgres(url: string, connections: number): Promise<Database> {
  if (!/^postgres(ql)?:\/\/./.test(url) || !URL.canParse(url)) {
    throw new CivicError(
      'config/database',
      'the address of the database (DATABASE_URL, or --to) is none such as postgres://user:password@host:5432/civickit',
    );
  }
  const { Pool } = (await import('pg')).default;
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    // What takes longer is a mistake or an attack.
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // A connection that breaks while nobody uses it; the next query gets another.
  pool.on('error', () => undefined);
  // One that breaks at work: its query rejects, and without this the process would end.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: namedPool(pool) }) });
  try {
    const { rows } = await sql<{ version: number }>`select current_setting('server_version_num')::integer as version`.execute(db);
    const version = rows[0]?.version ?? 0;
    if (version < 150_000)
      throw new CivicError('config/database', `PostgreSQL 15 or newer is needed, this one is ${Math.floor(version / 10_000)}`);
  } catch (error) {
    await db.destroy();
    if (error instanceof CivicError) throw error;
    throw new CivicError('config/database', `the database at that address cannot be reached: ${reasonOf(error)}`, { cause: error });
  }
  return { kind: 'postgresql', db, close: () => db.destroy() };
}

async function openFolder(folder: string, existing: boolean, prepared: string | undefined): Promise<Database> {
  const home = join(folder, 'database');
  if (existing && !existsSync(home)) throw new CivicError('config/database', `there is no database in ${folder}`);
  const lock = await lockFolder(folder);
  try {
    const { PGlite, types } = await import('@electric-sql/pglite');
    await prepareFolder(home, (fresh) => PGlite.create(fresh), prepared);
    // Without -F it waits for the disk, as PostgreSQL does.
    const startParams = PGlite.defaultStartParams.filter((one) => one !== '-F');
    const start = (): Promise<PGlite> => PGlite.create(home, { startParams, parsers: { [types.INT8]: (value: string) => value } });
    const restart = async (): Promise<PGlite> => {
      await checkRoom(home);
      return start();
    };
    const db = new Kysely<Tables>({ dialect: new PGliteDialect(await start(), restart) });
    return {
      kind: 'pglite',
      db,
      async close() {
        await db.destroy();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Without room for its log PGlite would stop at the start, and never return. @throws Error */
async function checkRoom(home: string): Promise<void> {
  const { bavail, bsize } = await statfs(join(home, 'pg_wal'));
  if (bavail * bsize < roomForLog) throw new Error(`there is no room left for the log in ${home}`);
}

/** Drivers put the address, password and all, into some of their messages. */
function reasonOf(error: unknown): string {
  const { code, message = '' } = error as { code?: string; message?: string };
  return `${code ?? ''} ${message.replace(/postgres(ql)?:\/\/\S+/g, '…')}`.trim();
}
