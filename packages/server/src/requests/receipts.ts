import type { WrittenReceipt } from '@civickit/adapters/open311/write';
import type { Kysely } from 'kysely';
import type { Area } from '../areas/area-store.js';
import type { ServerContext } from '../context.js';
import type { Tables } from '../database/schema.js';
import { hashOfCode } from '../secrets.js';
import type { KeptRequest } from './keep-request.js';
import { whenOf } from './list-requests.js';
import { knownRequestTypes } from './request-types.js';

/** What a token stands for. */
interface FoundToken {
  /** Absent until the office has taken the report in. */
  readonly id?: string;
}

/**
 * What the sender of a report is told: its number at once, or, by a type that is `batch`, a token for it; by one that is `blackbox`
 * neither. The code opens the report to them in any case; and by when the office has promised to be done.
 * Nothing more is stored for a token than is there: the hash of the code, which opens nothing.
 */
export async function receiptFor(
  { db }: ServerContext,
  area: Area,
  type: string,
  { id, code, expected }: KeptRequest,
): Promise<WrittenReceipt> {
  const known = (await knownRequestTypes(db, area.id)).get(type)?.type;
  const told = { code, ...(expected && { expected: whenOf(expected) }) };
  if (known?.processing === 'batch') return { ...told, token: hashOfCode(code) };
  return known?.processing === 'blackbox' ? told : { ...told, id };
}

/** A report is taken in once the public sees it or somebody of the office has done anything with it. Undefined for what is no token of the area. */
export async function findToken(db: Kysely<Tables>, area: string, token: string): Promise<FoundToken | undefined> {
  const row = await db
    .selectFrom('request_private')
    .innerJoin('request', 'request.id', 'request_private.request')
    .select(['request.id', 'request.published', 'request.version', 'request_private.own_changes'])
    .where('code_hash', '=', token)
    .where('area', '=', area)
    .executeTakeFirst();
  return row && (row.published || row.version > firstVersion + row.own_changes ? { id: row.id } : {});
}

/** Of a report that nobody has touched. */
const firstVersion = 1;
