import { CivicError, type RequestMedia, type RequestUpdate, type ServiceRequest } from '@civickit/core';
import type { RequestsQuery } from '@civickit/adapters/open311/write';
import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely';
import type { Area } from '../areas/area-store.js';
import { pageOf } from '../database/page-of.js';
import type { RequestTable, Tables, UpdateMediaRow } from '../database/schema.js';
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

/** Published requests of an area, the newest first. @throws CivicError `invalid/cursor` */
export async function listRequests(db: Kysely<Tables>, area: Area, query: RequestsQuery, now: number): Promise<RequestPage> {
  const size = Math.min(query.pageSize ?? mostRequests, mostRequests);
  let wanted = db.selectFrom('request').selectAll().where('area', '=', area.id).where('published', '=', true);
  wanted = wanted.where((row) => row.and(conditionsOf(row, query, area.zone, now)));
  if (query.cursor !== undefined) {
    const [at, sequence] = readCursor(query.cursor);
    wanted = wanted.where(sql<boolean>`(requested_at, sequence) < (${at}::timestamptz, ${sequence}::bigint)`);
  }
  const from = query.cursor === undefined ? ((query.page ?? 1) - 1) * size : 0;
  const { rows, last } = await pageOf(wanted.orderBy('requested_at', 'desc').orderBy('sequence', 'desc').offset(from), size);
  return {
    requests: await publicRequests(db, area.id, rows, query.extensions),
    ...(last && { cursor: `${last.requested_at.toISOString()}_${last.sequence}` }),
  };
}

/** Requests by their ids; of one that nobody has read yet only how far it has come, and nothing where several are asked for. Of private ones nothing. */
export async function findRequests(
  db: Kysely<Tables>,
  area: string,
  ids: readonly string[],
  withHistory: boolean,
): Promise<readonly ServiceRequest[]> {
  const asked = db.selectFrom('request').selectAll().where('area', '=', area).where('id', 'in', ids).where('is_private', '=', false);
  // Who knows one number has reported it; who has a list of them guesses.
  const rows = await (ids.length > 1 ? asked.where('published', '=', true) : asked).execute();
  const placed = new Map(ids.map((id, at) => [id, at]));
  return publicRequests(
    db,
    area,
    rows.sort((a, b) => (placed.get(a.id) ?? 0) - (placed.get(b.id) ?? 0)),
    withHistory,
  );
}

/** One request with all its words, whoever may see them otherwise: for its reporter. */
export async function wholeRequest(db: Kysely<Tables>, row: Selectable<RequestTable>): Promise<ServiceRequest | undefined> {
  const [request] = await publicRequests(db, row.area, [{ ...row, published: true }], true);
  return request;
}

function conditionsOf(row: ExpressionBuilder<Tables, 'request'>, query: RequestsQuery, zone: string, now: number) {
  const { types, statuses, since, until, updatedAfter, updatedBefore, box, near, text } = query;
  const dated = since ?? until ?? updatedAfter ?? updatedBefore ?? query.page ?? query.cursor;
  const conditions = [];
  if (types) conditions.push(row('type', 'in', types));
  if (statuses) conditions.push(row('status', 'in', statuses));
  // The standard: without dates the last ninety days. Who pages wants all.
  if (dated === undefined) conditions.push(row('requested_at', '>=', new Date(now - 90 * dayMs)));
  if (since) conditions.push(row('requested_at', '>=', beginOf(since, zone)));
  if (until) conditions.push(row('requested_at', '<=', endOf(until, zone)));
  if (updatedAfter) conditions.push(row('updated_at', '>=', beginOf(updatedAfter, zone)));
  if (updatedBefore) conditions.push(row('updated_at', '<=', endOf(updatedBefore, zone)));
  if (box) conditions.push(row('latitude', '>=', box.south), row('latitude', '<=', box.north), across(row, box.west, box.east));
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
  return conditions;
}

/** Between two meridians, also over the one of 180 degrees. */
function across(row: ExpressionBuilder<Tables, 'request'>, west: number, east: number) {
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
  rows: readonly Selectable<RequestTable>[],
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

function requestOf(row: Selectable<RequestTable>, type: OfferedType | undefined, updates: readonly UpdateRow[]): ServiceRequest {
  const known = {
    ref: { source: '', id: row.id },
    type: { id: row.type, ...(type?.name !== undefined && { name: type.name }) },
    authorityStatus: row.status,
    stage: row.stage ?? undefined,
    requested: whenOf(row.requested_at),
    updated: whenOf(row.updated_at),
    expected: whenOf(row.expected_at),
    closed: whenOf(row.closed_at),
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

function whenOf(at: Date): NonNullable<ServiceRequest['requested']>;
function whenOf(at: Date | null): ServiceRequest['requested'];
function whenOf(at: Date | null): ServiceRequest['requested'] {
  return at ? { iso: at.toISOString(), precision: 'instant', zone: 'given' } : undefined;
}
