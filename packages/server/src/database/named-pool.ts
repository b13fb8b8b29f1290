import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { statementName } from './statement.js';

/** A pool for Kysely whose connections prepare each `statement` once. */
export function namedPool(pool: Pool): PostgresPool {
  return { connect: async () => named(await pool.connect()), end: () => pool.end() };
}

/** Kysely asks by cursors only where it is given one. */
function named(client: PoolClient): PostgresPoolClient {
  const query = (text: string, values: unknown[]) => {
    const name = statementName(text);
    return name === undefined ? client.query(text, values) : client.query({ name, text, values });
  };
  return { query, release: (destroy?: boolean) => client.release(destroy) } as unknown as PostgresPoolClient;
}
