import type { StaffOperation, StaffRating, StaffRequestItem, StaffRequestPage, StaffRequestQuery } from '@civickit/adapters/staff';
import { CivicError, type RequestStage } from '@civickit/core';
import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import * as z from 'zod/mini';
import { wordsOf } from '../../database/folded.js';
import { pageOf } from '../../database/page-of.js';
import type { FollowUpTable, RatingTable, RequestPrivateTable, RequestWorkPrivateTable, Tables } from '../../database/schema.js';
import type { Actor } from '../actor.js';
import { readCursor, writeCursor } from '../http.js';
import { granted, mustMaySome } from '../permissions.js';

/** What is asked, by whom and when. */
export interface InboxQuestion {
  readonly actor: Actor;
  readonly query: StaffRequestQuery;
  /** In milliseconds since the epoch. */
  readonly now: number;
  /** What the requests are wanted for. @default 'requests.read' */
  readonly operation?: StaffOperation;
}

const instant = z.iso.datetime();
const cursorShape = z.tuple([z.enum(['newest', 'due']), z.nullable(instant), z.string().check(z.regex(/^\d{1,18}$/))]);

/** Requests with which somebody may do something, the newest or those due first. @throws CivicError as `mustMay`, `invalid/cursor` */
export async function listInbox(db: Kysely<Tables>, question: InboxQuestion): Promise<StaffRequestPage> {
  const { actor, query, now } = question;
  mustMaySome(actor, 'requests.read', query);
  const { order = 'newest', limit = 50, cursor } = query;
  const by = order === 'newest' ? 'requested_at' : 'expected_at';
  let wanted = inboxRows(db, question);
  if (cursor !== undefined) wanted = wanted.where(after(order, cursor));
  wanted =
    order === 'newest'
      ? wanted.orderBy('requested_at', 'desc').orderBy('request.sequence', 'desc')
      : wanted.orderBy('expected_at', (at) => at.asc().nullsLast()).orderBy('request.sequence');
  const { rows, last } = await pageOf(wanted, limit);
  return {
    items: rows.map((row) => itemOf(row, now)),
    ...(last && { next: writeCursor([order, last[by]?.toISOString() ?? null, last.sequence]) }),
  };
}

/** Requests as lists need them, in no order. */
export function inboxRows(db: Kysely<Tables>, { actor, query, now, operation = 'requests.read' }: InboxQuestion) {
  return requestRows(db).where((row) => row.and([granted(row, actor, operation), ...conditionsOf(row, query, actor, now)]));
}

/** Of every request what `itemOf` reads, and what a spreadsheet shows besides. */
export function requestRows(db: Kysely<Tables>) {
  return db
    .selectFrom('request')
    .innerJoin('request_type', (on) => on.onRef('request_type.area', '=', 'request.area').onRef('request_type.id', '=', 'request.type'))
    .leftJoin('request_work_private as work', 'work.request', 'request.id')
    .leftJoin('request_private as private', 'private.request', 'request.id')
    .leftJoin('follow_up_private as rated', (on) => on.onRef('rated.request', '=', 'request.id').on('rated.kind', '=', 'rating'))
    .leftJoin('rating as counted', 'counted.request', 'rated.request')
    .selectAll('request')
    .select([
      'counted.level',
      'counted.at as rated_at',
      'rated.indicators',
      'rated.scheme',
      'rated.answer_by',
      'rated.answered_at',
      'work.assignee',
      'work.assignee_name',
      'private.hidden_at',
      sql<string | null>`request_type.definition->>'name'`.as('type_name'),
    ]);
}

export type RequestRow = Awaited<ReturnType<ReturnType<typeof requestRows>['executeTakeFirstOrThrow']>>;

export function itemOf(row: RequestRow, now: number): StaffRequestItem {
  const { expected_at: expected, closed_at: closed } = row;
  return {
    id: row.id,
    area: row.area,
    type: { id: row.type, name: row.type_name ?? row.type },
    status: row.status,
    ...(row.stage !== null && { stage: row.stage as RequestStage }),
    publication: publicationOf(row),
    overdue: isOverdue(row, now),
    ...(row.description !== null && { description: row.description }),
    ...(row.address !== null && { address: row.address }),
    requestedAt: row.requested_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(expected && { expectedAt: expected.toISOString() }),
    ...(closed && { closedAt: closed.toISOString() }),
    ...(row.assignee !== null && { assignee: { id: row.assignee, name: row.assignee_name ?? row.assignee } }),
    ...(row.level !== null && row.rated_at && { rating: ratingOf(row, row.level, row.rated_at) }),
    version: row.version,
  };
}

function publicationOf({ published, is_private: isPrivate, hidden_at: hiddenAt }: RequestRow): StaffRequestItem['publication'] {
  if (isPrivate) return 'private';
  if (published) return 'public';
  return hiddenAt === null ? 'waiting' : 'hidden';
}

function ratingOf({ indicators, scheme, answer_by: due, answered_at: answered }: RequestRow, level: number, at: Date): StaffRating {
  return {
    level,
    indicators: [...(indicators ?? [])],
    version: scheme ?? '',
    at: at.toISOString(),
    ...(due && { answerBy: due.toISOString() }),
    ...(answered && { answeredAt: answered.toISOString() }),
  };
}

function isOverdue({ status, expected_at }: RequestRow, now: number): boolean {
  return status === 'open' && expected_at !== null && expected_at.getTime() < now;
}

function conditionsOf(
  row: ExpressionBuilder<
    Tables & { work: RequestWorkPrivateTable; private: RequestPrivateTable; rated: FollowUpTable; counted: RatingTable },
    'request' | 'work' | 'private' | 'rated' | 'counted'
  >,
  query: StaffRequestQuery,
  actor: Actor,
  now: number,
) {
  const { view = 'all', area, status, stage, publication, type, text = '' } = query;
  const conditions = [];
  if (view === 'mine') conditions.push(row('work.assignee', '=', actor.id));
  if (view === 'overdue') conditions.push(row('request.status', '=', 'open'), row('request.expected_at', '<', new Date(now)));
  if (view === 'bad-ratings') conditions.push(row('rated.answer_by', 'is not', null), row('rated.answered_at', 'is', null));
  if (area !== undefined) conditions.push(row('request.area', '=', area));
  if (status) conditions.push(row('request.status', '=', status));
  if (stage) conditions.push(row('request.stage', '=', stage));
  if (publication) {
    conditions.push(row('request.published', '=', publication === 'public'), row('request.is_private', '=', publication === 'private'));
  }
  if (publication === 'waiting') conditions.push(row('private.hidden_at', 'is', null));
  if (publication === 'hidden') conditions.push(row('private.hidden_at', 'is not', null));
  if (type !== undefined) conditions.push(row('request.type', '=', type));
  for (const word of wordsOf(text)) {
    const inWords = sql<boolean>`strpos(request.search, lower(normalize(${word}::text, NFKC))) > 0`;
    conditions.push(word.length < 4 ? inWords : row.or([inWords, sql<boolean>`strpos(request.id, ${word}) > 0`]));
  }
  return conditions;
}

/** Those without a day come last. */
function after(order: 'newest' | 'due', cursor: string) {
  const [made, at, sequence] = readCursor(cursor, cursorShape);
  if (made !== order || (order === 'newest' && at === null))
    throw new CivicError('invalid/cursor', 'The cursor is of a list in another order');
  if (order === 'newest') return sql<boolean>`(requested_at, request.sequence) < (${at}::timestamptz, ${sequence}::bigint)`;
  if (at === null) return sql<boolean>`expected_at is null and request.sequence > ${sequence}::bigint`;
  return sql<boolean>`(expected_at is null or (expected_at, request.sequence) > (${at}::timestamptz, ${sequence}::bigint))`;
}
