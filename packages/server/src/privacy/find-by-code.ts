import type { ServiceRequest } from '@civickit/core';
import type { Kysely, Selectable } from 'kysely';
import type { RequestTable, Tables } from '../database/schema.js';
import { wholeRequest } from '../requests/list-requests.js';
import { hashOfCode } from '../secrets.js';

/** What its reporter may see of a report: all of its words, whoever else sees them. */
export interface OwnReport {
  readonly request: ServiceRequest;
  /** `waiting` until somebody has read it; `private` for ever, as its reporter asked. */
  readonly visibility: 'public' | 'waiting' | 'hidden' | 'private';
  /** As the office gives it. */
  readonly hiddenReason: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly followUps: readonly OwnFollowUp[];
}

export interface OwnFollowUp {
  readonly id: string;
  readonly kind: 'still-there' | 'mended' | 'note';
  readonly description: string | null;
  readonly at: Date;
}

/**
 * The id of the report that a code belongs to. The code is not compared but looked for by its SHA-256, so that the time tells nothing of how
 * much of a guess is right; no code at all costs the same look.
 */
export async function findByCode(db: Kysely<Tables>, area: string, code: string | undefined): Promise<string | undefined> {
  const row = await db
    .selectFrom('request_private')
    .innerJoin('request', 'request.id', 'request_private.request')
    .select('request.id')
    .where('code_hash', '=', hashOfCode(code ?? ''))
    .where('area', '=', area)
    .executeTakeFirst();
  return row?.id;
}

export async function readOwnReport(db: Kysely<Tables>, id: string): Promise<OwnReport | undefined> {
  const row = await db.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst();
  const hidden = await db.selectFrom('request_private').selectAll().where('request', '=', id).executeTakeFirst();
  const request = row && (await wholeRequest(db, row));
  if (!request || !hidden) return undefined;
  return {
    request,
    visibility: visibilityOf(row, hidden.hidden_at),
    hiddenReason: hidden.hidden_reason,
    answers: hidden.answers,
    followUps: await listFollowUps(db, id),
  };
}

function visibilityOf({ published, is_private: isPrivate }: Selectable<RequestTable>, hiddenAt: Date | null): OwnReport['visibility'] {
  if (isPrivate) return 'private';
  if (published) return 'public';
  return hiddenAt ? 'hidden' : 'waiting';
}

/** What the reporter wrote later, the oldest first. */
export async function listFollowUps(db: Kysely<Tables>, report: string): Promise<readonly OwnFollowUp[]> {
  const own = db.selectFrom('follow_up_private').select(['id', 'kind', 'description', 'at']);
  return own.where('request', '=', report).orderBy('sequence').execute();
}
