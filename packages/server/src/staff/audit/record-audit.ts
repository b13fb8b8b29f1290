import { createHash } from 'node:crypto';
import { sql, type Selectable, type Transaction } from 'kysely';
import { jsonText } from '../../database/json-text.js';
import { locks } from '../../database/locks.js';
import type { Tables } from '../../database/schema.js';
import type { AuditTable } from '../../database/staff-tables.js';
import { canonicalJson } from './canonical-json.js';

/** What is said of a change beside who and when: ids, states, counts. Never what somebody wrote, and nothing about a resident. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

export interface AuditEntry {
  /** When, in milliseconds since the epoch. */
  readonly at: number;
  /** Who; without one the server itself. */
  readonly actor?: { readonly id: string; readonly name: string };
  /** `noun.verb`, as in `request.change`. */
  readonly action: string;
  readonly area?: string;
  /** Id of what was changed. */
  readonly subject?: string;
  readonly detail?: AuditDetail;
}

/** Of the chain: hashed before the first row. */
export const noHash = '0'.repeat(64);
/**
 * Writes changes into the log, the oldest first, within the transaction that makes them. From here to the end of the transaction nobody else
 * appends, so that the chain never forks: let it be the last thing that the transaction does.
 */
export async function recordAudit(transaction: Transaction<Tables>, ...entries: readonly AuditEntry[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(locks.audit)})`.execute(transaction);
  let last: Pick<Selectable<AuditTable>, 'id' | 'hash'> = { id: '0', hash: noHash };
  last = (await transaction.selectFrom('audit').select(['id', 'hash']).orderBy('id', 'desc').limit(1).executeTakeFirst()) ?? last;
  const rows = entries.map((entry) => (last = rowAfter(last, entry)));
  await transaction
    .insertInto('audit')
    .values(rows.map((row) => ({ ...row, detail: JSON.stringify(row.detail) })))
    .execute();
}

function rowAfter(
  last: Pick<Selectable<AuditTable>, 'id' | 'hash'>,
  { at, actor, action, area, subject, detail = {} }: AuditEntry,
): Selectable<AuditTable> {
  // As the database gives it back: PGlite drops a byte order mark at the beginning of a text.
  const plain = JSON.parse(
    jsonText({
      id: String(BigInt(last.id) + 1n),
      actor: actor?.id ?? null,
      actor_name: actor?.name ?? null,
      action,
      area: area ?? null,
      subject: subject ?? null,
      detail,
    }).replaceAll('\uFEFF', ''),
  ) as Omit<Selectable<AuditTable>, 'at' | 'hash'>;
  const row = { ...plain, at: new Date(at) };
  return { ...row, hash: hashOfRow(row, last.hash) };
}

/** SHA-256 over a row and the hash of the row before it. */
export function hashOfRow(
  { id, at, actor, actor_name, action, area, subject, detail }: Omit<Selectable<AuditTable>, 'hash'>,
  before: string,
): string {
  const content = { id, at: at.toISOString(), actor, actor_name, action, area, subject, detail, before };
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
