import { CivicError, exactWhen, instantOf, type GeoPoint, type Issue, type When } from '@civickit/core';
import { numberOf, pointOf } from '../../../record/fields.js';
import { QueryReader } from './query-reader.js';

export interface RequestsQueryOptions {
  /** IANA zone of dates without offset. @default 'UTC' */
  readonly zone?: string;
}

/** What `GET requests` asks for. What is absent was not asked: the 90 days of the standard are for the server to add. */
export interface RequestsQuery {
  readonly jurisdiction?: string;
  /** With these nothing else filters. */
  readonly ids?: readonly string[];
  /** Ids of request types. */
  readonly types?: readonly string[];
  /** Requested then or later. */
  readonly since?: When;
  /** Requested before or then; a bare day counts whole. */
  readonly until?: When;
  readonly statuses?: readonly ('open' | 'closed')[];
  readonly updatedAfter?: When;
  readonly updatedBefore?: When;
  /** In degrees of WGS 84. Where `west` is above `east` it reaches over the line of 180 degrees. */
  readonly box?: { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
  /** Within `radius` metres. */
  readonly near?: GeoPoint & { readonly radius: number };
  /** Words to look for. */
  readonly text?: string;
  /** From 1. */
  readonly page?: number;
  readonly pageSize?: number;
  /** What the server gave out for the next page. */
  readonly cursor?: string;
  /** Whether what the standard has no field for is wanted too. */
  readonly extensions: boolean;
}

/**
 * Reads the question of `GET requests`: the standard's parameters, and those of its extensions. Blank counts as absent, and names that are
 * none of ours are passed over.
 * @throws CivicError `invalid/query`, with the name of the parameter for each fault
 */
export function readRequestsQuery(given: URL | URLSearchParams, { zone = 'UTC' }: RequestsQueryOptions = {}): RequestsQuery {
  const reader = new QueryReader('searchParams' in given ? given.searchParams : given);
  const ids = reader.list('service_request_id');
  const filters = ids.length > 0 ? { ids } : filtersIn(reader, zone);
  const query = {
    jurisdiction: reader.one('jurisdiction_id'),
    ...filters,
    page: reader.count('page'),
    pageSize: reader.count('page_size'),
    cursor: reader.one('cursor'),
    extensions: extensionsIn(reader),
  };
  if (reader.issues.length > 0) throw refusal(reader.issues);
  const known = Object.entries(query).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  return Object.fromEntries(known) as unknown as RequestsQuery;
}

function filtersIn(reader: QueryReader, zone: string) {
  const [since, until] = spanIn(reader, 'start_date', 'end_date', zone);
  const [updatedAfter, updatedBefore] = spanIn(reader, 'updated_after', 'updated_before', zone);
  const types = reader.list('service_code');
  const statuses = statusesIn(reader);
  return { types, since, until, statuses, updatedAfter, updatedBefore, box: boxIn(reader), near: nearIn(reader), text: reader.one('q') };
}

/** From the beginning of a day to its last millisecond. */
const dayLength = 86_399_999;

function spanIn(reader: QueryReader, from: string, to: string, zone: string): readonly [When | undefined, When | undefined] {
  const [start, end] = [dateIn(reader, from, zone), dateIn(reader, to, zone)];
  const isBackwards = start && end && instantOf(start, zone) > instantOf(end, zone) + (end.precision === 'day' ? dayLength : 0);
  if (isBackwards) reader.refuse(from, `${from} is later than ${to}`);
  return [start, end];
}

function dateIn(reader: QueryReader, name: string, zone: string): When | undefined {
  // A plus that was not escaped arrives as a blank.
  const text = reader.one(name)?.replace(/(T.*) (\d\d:\d\d)$/, '$1+$2');
  const when = text === undefined ? undefined : exactWhen(text, zone);
  if (text !== undefined && !when) reader.refuse(name, `${name} is no date such as 2026-03-04T08:00:00Z`);
  return when;
}

function statusesIn(reader: QueryReader): readonly ('open' | 'closed')[] {
  return reader.list('status').flatMap((word) => {
    const status = word.toLowerCase();
    if (status === 'open' || status === 'closed') return status;
    reader.refuse('status', 'status is neither open nor closed');
    return [];
  });
}

function boxIn(reader: QueryReader): RequestsQuery['box'] {
  const text = reader.one('bbox');
  if (text === undefined) return undefined;
  const [west, south, east, north, more] = text.split(',').map(numberOf);
  const isBox = west !== undefined && south !== undefined && east !== undefined && north !== undefined && more === undefined;
  const isOnEarth = isBox && Math.max(Math.abs(west), Math.abs(east)) <= 180 && Math.max(Math.abs(south), Math.abs(north)) <= 90;
  if (isOnEarth && south <= north && text.split(',').length === 4) return { west, south, east, north };
  reader.refuse('bbox', 'bbox is not west,south,east,north in degrees');
  return undefined;
}

function nearIn(reader: QueryReader): RequestsQuery['near'] {
  const [lat, long, radius] = [reader.one('lat'), reader.one('long'), reader.one('radius')];
  if (lat === undefined && long === undefined && radius === undefined) return undefined;
  const place = pointOf(lat, long);
  const metres = numberOf(radius);
  if (place && metres !== undefined && metres > 0) return { ...place, radius: metres };
  reader.refuse('radius', 'lat, long and radius are no circle: a place in degrees and a radius in metres go together');
  return undefined;
}

function extensionsIn(reader: QueryReader): boolean {
  const word = reader.one('extensions')?.toLowerCase();
  if (word === undefined || word === 'false' || word === '0') return false;
  if (word !== 'true' && word !== '1') reader.refuse('extensions', 'extensions is neither true nor false');
  return true;
}

function refusal(issues: readonly Issue[]): CivicError {
  const said = issues.map(({ message }) => message).join('; ').slice(0, 1000); // prettier-ignore
  return new CivicError('invalid/query', `The question is not understood: ${said}`, { issues });
}
