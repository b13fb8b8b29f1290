import type { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';

/** Kysely on PGlite, which is one connection: who holds it keeps the others waiting, so that transactions never mix. */
export class PGliteDialect implements Dialect {
  readonly #client: PGlite;
  readonly #reopen: (() => Promise<PGlite>) | undefined;

  /** `reopen` gives another client after one that has died, or fails as long as that cannot be. */
  constructor(client: PGlite, reopen?: () => Promise<PGlite>) {
    this.#client = client;
    this.#reopen = reopen;
  }

  createAdapter = () => new PostgresAdapter();
  createDriver = () => new PGliteDriver(this.#client, this.#reopen);
  createIntrospector = (db: Kysely<unknown>) => new PostgresIntrospector(db);
  createQueryCompiler = () => new PostgresQueryCompiler();
}

class PGliteDriver implements Driver {
  #client: PGlite;
  readonly #reopen: (() => Promise<PGlite>) | undefined;
  /** What the client died of. Asked once more it would never return, not even to the event loop. */
  #death: Error | undefined;
  /** Resolves when whoever came last gives the connection back. */
  #last: Promise<void> = Promise.resolve();

  constructor(client: PGlite, reopen: (() => Promise<PGlite>) | undefined) {
    this.#client = client;
    this.#reopen = reopen;
  }

  async init(): Promise<void> {
    await this.#client.waitReady;
  }

  async acquireConnection(): Promise<PGliteConnection> {
    const before = this.#last;
    let release = (): void => undefined;
    this.#last = new Promise((resolve) => (release = resolve));
    await before;
    try {
      if (this.#death) await this.#revive(this.#death);
      return new PGliteConnection(this.#client, release, (death) => (this.#death = death));
    } catch (error) {
      release();
      throw error;
    }
  }

  async #revive(death: Error): Promise<void> {
    if (!this.#reopen) throw death;
    try {
      this.#client = await this.#reopen();
      this.#death = undefined;
    } catch (error) {
      // Passes as an outage, whatever it is: the next who comes tries again.
      throw Object.assign(new Error('the database cannot be opened again', { cause: error }), { code: '58000' });
    }
  }

  async releaseConnection(connection: PGliteConnection): Promise<void> {
    connection.release();
    return Promise.resolve();
  }

  async beginTransaction(connection: PGliteConnection, { isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    const isolation = isolationLevel ? ` isolation level ${isolationLevel}` : '';
    await connection.executeQuery(CompiledQuery.raw(`begin${isolation}${accessMode ? ` ${accessMode}` : ''}`));
  }

  async commitTransaction(connection: PGliteConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: PGliteConnection): Promise<void> {
    if (!connection.isDead) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    if (!this.#death) await this.#client.close();
  }
}

class PGliteConnection implements DatabaseConnection {
  readonly #client: PGlite;
  readonly #died: (death: Error) => void;
  readonly release: () => void;
  #death: Error | undefined;

  constructor(client: PGlite, release: () => void, died: (death: Error) => void) {
    this.#client = client;
    this.release = release;
    this.#died = died;
  }

  get isDead(): boolean {
    return this.#death !== undefined;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    // The rest of a transaction must not go to another client, where it would be none.
    if (this.#death) throw this.#death;
    try {
      const { rows, affectedRows } = await this.#client.query<R>(sql, [...parameters]);
      return { rows, ...(affectedRows !== undefined && { numAffectedRows: BigInt(affectedRows) }) };
    } catch (error) {
      if (isDeath(error)) this.#died((this.#death = error));
      throw error;
    }
  }

  // PGlite gives whole answers only.
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}

/** PostgreSQL would restart itself after these, as when the disk has no room for its log. */
function isDeath(error: unknown): error is Error {
  return error instanceof WebAssembly.RuntimeError || /^(PANIC|FATAL)$/.test((error as { severity?: string }).severity ?? '');
}
