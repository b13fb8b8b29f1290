import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from './schema.js';

/** By what it asks. */
const names = new Map<string, string>();

/**
 * A question that nearly every reader or reporter asks, written out once: Kysely need not build it each time, and PostgreSQL, where each
 * connection keeps it under its name, need not read and plan it. It names its columns: a plan for `*` breaks when a migration adds one.
 */
export function statement<Row>(name: string, text: string): (db: Kysely<Tables>, ...values: readonly unknown[]) => Promise<readonly Row[]> {
  names.set(text, name);
  return async (db, ...values) => (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
}

/** Under which a connection keeps a question; most are asked too seldom for one. */
export function statementName(text: string): string | undefined {
  return names.get(text);
}
