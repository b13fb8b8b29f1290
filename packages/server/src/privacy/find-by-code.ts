import type { ServiceRequest } from '@civickit/core';
import type { Kysely, Selectable } from 'kysely';
import type { Area } from '../areas/area-store.js';
import { reopenUntil } from '../closing/reopen-request.js';
import type { ServerContext } from '../context.js';
import type { FollowUpMediaRow, RequestTable, Tables } from '../database/schema.js';
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
  /** Without the rating. */
  readonly followUps: readonly OwnFollowUp[];
  readonly rating?: OwnFollowUp;
  /** Until when it can be opened again; absent where it cannot. */
  readonly reopenUntil?: Date;
  /** Whether a rating is taken now. */
  readonly ratable: boolean;
}

export interface OwnFollowUp {
  readonly id: string;
  readonly kind: 'still-there' | 'mended' | 'note' | 'reopen' | 'rating';
  readonly description: string | null;
  readonly at: Date;
  /** Of a rating; null of all else. */
  readonly level: number | null;
  readonly indicators: readonly string[] | null;
  readonly scheme: string | null;
  /** Of a bad rating: by when the office has to answer it, and when it did. */
  readonly answer_by: Date | null;
  readonly answered_at: Date | null;
  /** For the office. */
  readonly media: readonly FollowUpMediaRow[];
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

export async function readOwnReport({ db, clock, offices }: ServerContext, area: Area, id: string): Promise<OwnReport | undefined> {
  const row = await db.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst();
  const hidden = await db.selectFrom('request_private').selectAll().where('request', '=', id).executeTakeFirst();
  const request = row && (await wholeRequest(db, row));
  if (!request || !hidden) return undefined;
  const followUps = await listFollowUps(db, id);
  const rating = followUps.find(({ kind }) => kind === 'rating');
  const until = reopenUntil({ offices }, area, row);
  const rated = await db.selectFrom('rating').select('request').where('request', '=', id).executeTakeFirst();
  return {
    request,
    visibility: visibilityOf(row, hidden.hidden_at),
    hiddenReason: hidden.hidden_reason,
    answers: hidden.answers,
    followUps: followUps.filter(({ kind }) => kind !== 'rating'),
    ...(rating && { rating }),
    ratable: row.status === 'closed' && !hidden.emptied_at && !rated,
    ...(until && until.getTime() >= clock.now() && !hidden.emptied_at && { reopenUntil: until }),
  };
}

function visibilityOf({ published, is_private: isPrivate }: Selectable<RequestTable>, hiddenAt: Date | null): OwnReport['visibility'] {
  if (isPrivate) return 'private';
  if (published) return 'public';
  return hiddenAt ? 'hidden' : 'waiting';
}

/** What the reporter wrote later, the oldest first. */
export async function listFollowUps(db: Kysely<Tables>, report: string): Promise<readonly OwnFollowUp[]> {
  return followUpsOf(db).where('follow_up_private.request', '=', report).orderBy('sequence').execute();
}

/** What reporters wrote later, in no order. */
export function followUpsOf(db: Kysely<Tables>) {
  return db
    .selectFrom('follow_up_private')
    .leftJoin('rating as counted', (on) => on.onRef('counted.request', '=', 'follow_up_private.request').on('kind', '=', 'rating'))
    .select(['id', 'kind', 'description', 'follow_up_private.at', 'level', 'indicators', 'scheme', 'answer_by', 'answered_at', 'media']);
}
