import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import { hashOfCode } from '../secrets.js';
import { knownRequestTypes } from './request-types.js';

/** What a token stands for. */
export interface FoundToken {
  /** Absent until the office has taken the report in. */
  readonly id?: string;
}

/**
 * What a sender is given to find the report again: its number at once, or, by a type that is `batch`, a token for it; by one that is
 * `blackbox` neither. The code opens the report to them in any case.
 * Nothing more is stored for a token than is there: the hash of the code, which opens nothing.
 */
export async function handleFor(
  db: Kysely<Tables>,
  { area, type, id, code }: { readonly area: string; readonly type: string; readonly id: string; readonly code: string },
): Promise<{ readonly id?: string; readonly token?: string }> {
  const known = (await knownRequestTypes(db, area)).get(type)?.type;
  if (known?.processing === 'batch') return { token: hashOfCode(code) };
  return known?.processing === 'blackbox' ? {} : { id };
}

/** A report is taken in once the public sees it or somebody of the office has done anything with it. Undefined for what is no token of the area. */
export async function findToken(db: Kysely<Tables>, area: string, token: string): Promise<FoundToken | undefined> {
  const row = await db
    .selectFrom('request_private')
    .innerJoin('request', 'request.id', 'request_private.request')
    .select(['request.id', 'request.published', 'request.version'])
    .where('code_hash', '=', token)
    .where('area', '=', area)
    .executeTakeFirst();
  return row && (row.published || row.version > firstVersion ? { id: row.id } : {});
}

/** Of a report that nobody has touched. */
const firstVersion = 1;
