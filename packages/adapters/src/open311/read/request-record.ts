import { exactWhen, parseWhen, type GeoPoint, type RequestMedia, type ServiceRequest, type When } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { fieldsOf, listOf, pointOf, textOf, type Fields } from '../../record/fields.js';
import type { Open311Dialect } from '../dialect.js';
import type { ReadProse } from './prose.js';
import { answersOf, notesOf } from './request-extensions.js';
import { meaningOf } from './statuses.js';

/** What reading a record needs to know beside the record. */
export interface RecordOrigin {
  readonly source: string;
  readonly zone: string;
  readonly url: string | undefined;
  readonly dialect: Pick<Open311Dialect, 'aliases' | 'adapt' | 'statuses'>;
  /** Undefined where places are in WGS 84 already. */
  readonly toWgs84: ((point: GeoPoint) => GeoPoint) | undefined;
  /** Types that have occurred, by code: a list of thousands has a few dozen. */
  readonly types: Map<string, NonNullable<ServiceRequest['type']>>;
  readonly proseOf: ReadProse;
}

/** A record of GeoReport v2 as a request; undefined for one without an id, as servers give while they still work on it. */
export function requestOf(raw: unknown, origin: RecordOrigin): ServiceRequest | undefined {
  const record = standardRecord(raw, origin.dialect);
  const id = textOf(record['service_request_id']);
  if (id === undefined) return undefined;
  const { source, zone, proseOf } = origin;
  const given = textOf(record['status']);
  const meaning = meaningOf(given, origin.dialect.statuses);
  const requested = whenOf(record['requested_datetime'], zone);
  const ref = { source, id };
  // One shape for all, whatever is missing: ten thousand of them are read at once.
  return {
    ref,
    type: typeIn(record, origin),
    authorityStatus: meaning.status,
    stage: meaning.stage ?? (record['extended_attributes'] === undefined ? undefined : finerStage(record, meaning.status)),
    statusGiven: given,
    statusNote: proseOf(record['status_notes']),
    title: proseOf(record['title']),
    description: proseOf(record['description']),
    requested,
    updated: record['updated_datetime'] === record['requested_datetime'] ? requested : whenOf(record['updated_datetime'], zone),
    expected: whenOf(record['expected_datetime'], zone),
    closed: whenOf(record['closed_datetime'] ?? record['closed_date'], zone),
    agency: proseOf(record['agency_responsible']),
    notice: proseOf(record['service_notice']),
    address: proseOf(record['address']),
    addressId: textOf(record['address_id']),
    postcode: textOf(record['zipcode']),
    where: placeOf(record, origin.toWgs84),
    media: mediaOf(record, origin.url),
    answers: record['attributes'] === undefined ? undefined : answersOf(record['attributes'], proseOf),
    updates: record['notes'] === undefined ? undefined : notesOf(record['notes'], ref, origin),
    raw,
  };
}

/** The stage that CitySDK and our server tell beside the status, where it does not gainsay it. */
function finerStage(record: Fields, status: ServiceRequest['authorityStatus']): ServiceRequest['stage'] {
  const finer = meaningOf(textOf(fieldsOf(record['extended_attributes'])['detailed_status']));
  return finer.status === status ? finer.stage : undefined;
}

function placeOf(record: Fields, toWgs84: RecordOrigin['toWgs84']): GeoPoint | undefined {
  const place = pointOf(record['lat'], record['long']);
  return place && toWgs84 ? toWgs84(place) : place;
}

function typeIn(record: Fields, { types, proseOf }: RecordOrigin): ServiceRequest['type'] {
  const code = textOf(record['service_code']);
  if (code === undefined) return undefined;
  const written = record['service_name'];
  const before = types.get(code);
  if (before && (before.name === written || (before.name === undefined && !written))) return before;
  const type = { id: code, name: proseOf(written) };
  types.set(code, type);
  return type;
}

/** The record under the names of the standard. */
export function standardRecord(raw: unknown, { aliases, adapt }: RecordOrigin['dialect']): Fields {
  let record = fieldsOf(raw);
  if (aliases) record = renamed(record, aliases);
  return adapt ? adapt(record) : record;
}

function renamed(record: Fields, aliases: Readonly<Record<string, string>>): Fields {
  const own: Record<string, unknown> = { ...record };
  for (const [name, standard] of Object.entries(aliases)) own[standard] ??= record[name];
  return own;
}

/** What nearly all servers write, and what is itself the form that we want: found so at a fraction of the cost of taking it apart. */
const canonical =
  /^(?:1[6-9]|[2-9]\d)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0[1-9]|1[0-3]):[0-5]\d)$/;

/** The date in a field; one without offset is read in `zone` and marked as assumed. */
export function whenOf(value: unknown, zone: string): When | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (canonical.test(value)) return { iso: value, precision: 'instant', zone: 'given' };
  return exactWhen(value, zone) ?? parseWhen(value, zone);
}

/** Addresses of pictures, those of extended attributes and of our server's updates too, each once. */
export function mediaOf(record: Fields, base: string | undefined): readonly RequestMedia[] | undefined {
  const given = record['media_url'];
  const photos =
    record['photos'] ?? (record['extended_attributes'] === undefined ? undefined : fieldsOf(record['extended_attributes'])['photos']);
  if (!given && photos === undefined) return undefined;
  if (typeof given === 'string' && photos === undefined) {
    const url = pageUrl(given.trim(), base);
    return url === undefined ? undefined : [{ url }];
  }
  const media = new Map<string, RequestMedia>();
  for (const one of [...listOf(given).map((url) => ({ media_url: url })), ...listOf(photos).map(fieldsOf)] as readonly Fields[]) {
    const url = pageUrl(textOf(one['media_url']), base);
    const description = textOf(one['description']);
    if (url !== undefined) media.set(url, { url, ...(description !== undefined && { description }) });
  }
  return media.size > 0 ? [...media.values()] : undefined;
}
