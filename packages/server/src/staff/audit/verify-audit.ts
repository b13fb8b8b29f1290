import type { Kysely } from 'kysely';
import type { Tables } from '../../database/schema.js';
import { hashOfRow, noHash } from './record-audit.js';

/** A row by its number and hash, kept outside of the server: it also shows that the end of the log was cut off, or all of it written anew. */
export interface AuditMark {
  readonly id: string;
  readonly hash: string;
}

export interface AuditVerdict {
  /** Rows that were read and are right. */
  readonly rows: number;
  /** The last of them. */
  readonly last?: AuditMark;
  /**
   * The first row that is not as it was written. `altered`: it, or its place in the chain, was changed, or the row before it together with its
   * hash. `missing`: it was removed. `other`: it is not the one that was marked.
   */
  readonly broken?: { readonly id: string; readonly why: 'altered' | 'missing' | 'other' };
}

const atOnce = 1000;

/** Works out the chain of the log again, from its first row to its last, and against a row that was marked before. */
export async function verifyAudit(db: Kysely<Tables>, mark?: AuditMark): Promise<AuditVerdict> {
  let rows = 0;
  let last: AuditMark = { id: '0', hash: noHash };
  const verdict = (broken?: AuditVerdict['broken']): AuditVerdict => ({
    rows,
    ...(rows > 0 && { last }),
    ...(broken && { broken }),
  });
  for (;;) {
    const batch = await db.selectFrom('audit').selectAll().where('id', '>', last.id).orderBy('id').limit(atOnce).execute();
    for (const row of batch) {
      const expected = String(BigInt(last.id) + 1n);
      if (row.id !== expected) return verdict({ id: expected, why: 'missing' });
      if (hashOfRow(row, last.hash) !== row.hash) return verdict({ id: row.id, why: 'altered' });
      if (row.id === mark?.id && row.hash !== mark.hash) return verdict({ id: row.id, why: 'other' });
      last = { id: row.id, hash: row.hash };
      rows += 1;
    }
    if (batch.length < atOnce) break;
  }
  const isCut = mark !== undefined && BigInt(mark.id) > BigInt(last.id);
  return verdict(isCut ? { id: String(BigInt(last.id) + 1n), why: 'missing' } : undefined);
}
