import { CivicError, type RequestMedia, type RequestUpdate, type ServiceRequest, type When } from '@civickit/core';
import type { RequestsQuery } from '@civickit/adapters/open311/write';
import { expressionBuilder, sql, type Expression, type Kysely, type Selectable, type SqlBool } from 'kysely';
import type { Area } from '../areas/area-store.js';
import { isoOf } from '../database/moment-text.js';
import { pageOf } from '../database/page-of.js';
import type { RequestTable, Tables, UpdateMediaRow } from '../database/schema.js';
import { statement } from '../database/statement.js';
import { mediaPath } from '../media/media-routes.js';
import { beginOf, endOf } from './day-bounds.js';
import { knownRequestTypes, type OfferedType } from './request-types.js';

export interface RequestPage {
  readonly requests: readonly ServiceRequest[];
  /** For what comes after the last of them; absent at the end. */
  readonly cursor?: string;
}

/** Of one answer (GeoReport v2, GET requests: a thousand). */
const mostRequests = 1000;
const mostWords = 20;
const dayMs = 86_400_000;

const columns = [
  ...(['id', 'sequence', 'area', 'type', 'status', 'stage', 'status_note', 'description', 'address', 'address_id'] as const),
  ...(['latitude', 'longitude', 'media', 'lang', 'published'] as const),
] as const;

/** Of a request what is needed to show it. Its moments are named apart where they are read as texts: nobody is to sort by these. */
interface ShownRow extends Pick<Selectable<RequestTable>, (typeof columns)[number]> {
  readonly requested: Date | string;
  readonly updated: Date | string;
  readonly expected: Date | string | null;
  readonly closed: Date | string | null;
}

const shown = `${columns.join(', ')}, requested_at::text as requested, updated_at::text as updated, expected_at::text as expected,
  closed_at::text as closed`;
const newest = statement<ShownRow>(
  'newest-requests',
  `select ${shown} from request where area = $1 and published order by requested_at desc, sequence desc limit $2 offset $3`,
);
const byId = statement<ShownRow>('request-by-id', `select ${shown} from request where area = $1 and id = $2 and not is_private`);

/** Published requests of an area, the newest first. @throws CivicError `invalid/cursor` */
export async function listRequests(db: Kysely<Tables>, area: Area, query: RequestsQuery, now: number): Promise<RequestPage> {
  const size = Math.min(query.pageSize ?? mostRequests, mostRequests);
  const conditions = conditionsOf(query, area.zone, now);
  const from = query.cursor === undefined ? ((query.page ?? 1) - 1) * size : 0;
  const limit = (count: number) => ({
    execute: () => (conditions.length > 0 ? filtered(db, area.id, conditions, count, from) : newest(db, area.id, count, from)),
  });
  const { rows, last } = await pageOf({ limit }, size);
  return {
    requests: await publicRequests(db, area.id, rows, query.extensions),
    ...(last && { cursor: `${whenOf(last.requested).iso}_${last.sequence}` }),
  };
}

/** Requests by their ids; of one that nobody has read yet only how far it has come, and nothing where several are asked for. Of private ones nothing. */
export async function findRequests(
  db: Kysely<Tables>,
  area: string,
  ids: readonly string[],
  withHistory: boolean,
): Promise<readonly ServiceRequest[]> {
  if (ids.length === 1) return publicRequests(db, area, await byId(db, area, ids[0]), withHistory);
  // Who knows one number has reported it; who has a list of them guesses.
  const { rows } = await sql<ShownRow>`select ${sql.raw(shown)} from request
    where area = ${area} and published and id in (${sql.join(ids)})`.execute(db);
  const placed = new Map(ids.map((id, at) => [id, at]));
  return publicRequests(
    db,
    area,
    rows.sort((a, b) => (placed.get(a.id) ?? 0) - (placed.get(b.id) ?? 0)),
    withHistory,
  );
}

async function filtered(db: Kysely<Tables>, area: string, conditions: readonly Expression<SqlBool>[], count: number, from: number) {
  const { rows } = await sql<ShownRow>`select ${sql.raw(shown)} from request
    where area = ${area} and published and ${sql.join(conditions, sql` and `)}
    order by requested_at desc, sequence desc limit ${count} offset ${from}`.execute(db);
  return rows;
}

/** One request with all its words, whoever may see them otherwise: for its reporter. */
export async function wholeRequest(db: Kysely<Tables>, row: Selectable<RequestTable>): Promise<ServiceRequest | undefined> {
  const { requested_at: requested, updated_at: updated, expected_at: expected, closed_at: closed } = row;
  const [request] = await publicRequests(db, row.area, [{ ...row, requested, updated, expected, closed, published: true }], true);
  return request;
}

const row = expressionBuilder<Tables, 'request'>();

function conditionsOf(query: RequestsQuery, zone: string, now: number): readonly Expression<SqlBool>[] {
  const { types, statuses, since, until, updatedAfter, updatedBefore, box, near, text } = query;
  const dated = since ?? until ?? updatedAfter ?? updatedBefore ?? query.page ?? query.cursor;
  const conditions: Expression<SqlBool>[] = [];
  if (types) conditions.push(row('type', 'in', types));
  if (statuses) conditions.push(row('status', 'in', statuses));
  // The standard: without dates the last ninety days. Who pages wants all.
  if (dated === undefined) conditions.push(row('requested_at', '>=', new Date(now - 90 * dayMs)));
  if (since) conditions.push(row('requested_at', '>=', beginOf(since, zone)));
  if (until) conditions.push(row('requested_at', '<=', endOf(until, zone)));
  if (updatedAfter) conditions.push(row('updated_at', '>=', beginOf(updatedAfter, zone)));
  if (updatedBefore) conditions.push(row('updated_at', '<=', endOf(updatedBefore, zone)));
  if (box) conditions.push(row('latitude', '>=', box.south), row('latitude', '<=', box.north), across(box.west, box.east));
  if (near) {
    // The index finds the band; only in it distances are worked out.
    const degrees = near.radius / 110_000;
    conditions.push(row('latitude', '>=', near.latitude - degrees), row('latitude', '<=', near.latitude + degrees));
    conditions.push(sql<boolean>`${metresFrom(near)} <= ${near.radius}`);
  }
  for (const word of new Set(text?.split(/\s+/).filter(Boolean).slice(0, mostWords))) {
    // Folded by whoever folded what is searched: databases differ in what they take for the same letter.
    conditions.push(sql<boolean>`strpos(search, lower(normalize(${word}::text, NFKC))) > 0`);
  }
  if (query.cursor !== undefined) {
    const [at, sequence] = readCursor(query.cursor);
    conditions.push(sql<boolean>`(requested_at, sequence) < (${at}::timestamptz, ${sequence}::bigint)`);
  }
  return conditions;
}

/** Between two meridians, also over the one of 180 degrees. */
function across(west: number, east: number) {
  const both = [row('longitude', '>=', west), row('longitude', '<=', east)];
  return west <= east ? row.and(both) : row.or(both);
}

/** Haversine, as core's `distanceBetween`. */
function metresFrom({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }) {
  return sql`2 * 6371008.8 * asin(sqrt(least(1, sin(radians(latitude - ${latitude}) / 2) ^ 2
    + cos(radians(${latitude})) * cos(radians(latitude)) * sin(radians(longitude - ${longitude}) / 2) ^ 2)))`;
}

function readCursor(cursor: string): readonly [at: string, sequence: string] {
  const [, at, sequence] = /^(20\d\d-\d\d-\d\dT[\d:.]+Z)_(\d{1,18})$/.exec(cursor) ?? [];
  if (at === undefined || sequence === undefined || Number.isNaN(Date.parse(at))) {
    throw new CivicError('invalid/cursor', 'cursor is none that this server gave out');
  }
  return [at, sequence];
}

/** As the public may see them: of what is not published no words, no place and no picture. Their history only where it is wanted. */
async function publicRequests(
  db: Kysely<Tables>,
  area: string,
  rows: readonly ShownRow[],
  withHistory: boolean,
): Promise<readonly ServiceRequest[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const types = await knownRequestTypes(db, area);
  const updates = withHistory
    ? await db.selectFrom('request_update').selectAll().where('request', 'in', ids).orderBy('at').orderBy('sequence').execute()
    : [];
  const byRequest = new Map<string, UpdateRow[]>(ids.map((id) => [id, []]));
  for (const update of updates) byRequest.get(update.request)?.push(update);
  return rows.map((row) => requestOf(row, types.get(row.type)?.type, byRequest.get(row.id) ?? []));
}

type UpdateRow = Selectable<Tables['request_update']>;

function requestOf(row: ShownRow, type: OfferedType | undefined, updates: readonly UpdateRow[]): ServiceRequest {
  const known = {
    ref: { source: '', id: row.id },
    type: { id: row.type, ...(type?.name !== undefined && { name: type.name }) },
    authorityStatus: row.status,
    stage: row.stage ?? undefined,
    requested: whenOf(row.requested),
    updated: whenOf(row.updated),
    expected: row.expected === null ? undefined : whenOf(row.expected),
    closed: row.closed === null ? undefined : whenOf(row.closed),
    agency: type?.agency,
  };
  const words = row.published && {
    statusNote: row.status_note ?? undefined,
    description: row.description ?? undefined,
    address: row.address ?? undefined,
    addressId: row.address_id ?? undefined,
    where: row.latitude === null || row.longitude === null ? undefined : { latitude: row.latitude, longitude: row.longitude },
    media: row.media.length > 0 ? row.media.map((one) => mediaOf(row.area, one)) : undefined,
    lang: row.lang ?? undefined,
    updates: updates.length > 0 ? updates.map((update) => updateOf(row.area, update)) : undefined,
  };
  // What is undefined is not written.
  return { ...known, ...words } as ServiceRequest;
}

/** Those that stand here by their path. */
function mediaOf(area: string, one: UpdateMediaRow): RequestMedia {
  if (!('hash' in one)) return one;
  const { hash, type, description } = one;
  return { url: mediaPath(area, { hash, type }), type, ...(description !== undefined && { description }) };
}

export function updateOf(area: string, { id, request, at, description, status, stage, media }: UpdateRow): RequestUpdate {
  return {
    id,
    request: { source: '', id: request },
    at: whenOf(at),
    ...(description !== null && { description }),
    ...(status !== null && { authorityStatus: status }),
    ...(stage !== null && { stage: stage as NonNullable<ServiceRequest['stage']> }),
    ...(media.length > 0 && { media: media.map((one) => mediaOf(area, one)) }),
  };
}

export function whenOf(at: Date | string): When {
  return { iso: typeof at === 'string' ? isoOf(at) : at.toISOString(), precision: 'instant', zone: 'given' };
}
