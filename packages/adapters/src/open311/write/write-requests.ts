import type { RequestMedia, ServiceRequest } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { pointOf } from '../../record/fields.js';
import type { Open311Format } from '../dialect.js';
import { stageWord, updateWord } from './status-word.js';
import { WireList, writeWire, type WireRecord, type WireValue } from './wire.js';
import { writtenDate } from './written-date.js';

export interface RequestsOptions {
  /** Whether what GeoReport v2 has no field for is written too, as for `extensions=true`. @default false */
  readonly extensions?: boolean;
  /** IANA zone of bare days. @default 'UTC' */
  readonly zone?: string;
}

/**
 * The answer to `GET requests` and `GET requests/{id}`. All that is in a request is written: what is private is for the caller to leave
 * out. `status` is `open` or `closed`; the stage stands among the extensions, unless it gainsays the status.
 */
export function writeRequests(requests: readonly ServiceRequest[], format: Open311Format, options: RequestsOptions = {}): string {
  return writeWire(
    'service_requests',
    new WireList(
      'request',
      requests.map((request) => requestOf(request, options)),
    ),
    format,
  );
}

function requestOf(request: ServiceRequest, { extensions = false, zone = 'UTC' }: RequestsOptions): WireRecord {
  const { ref, type, authorityStatus, statusNote, description, agency, notice, requested, updated, expected } = request;
  const { address, addressId, postcode, where, media } = request;
  const urls = urlsOf(media);
  const place = where && pointOf(where.latitude, where.longitude);
  return {
    service_request_id: ref.id,
    status: authorityStatus,
    status_notes: statusNote ?? null,
    service_name: type?.name ?? null,
    service_code: type?.id ?? null,
    description: description ?? null,
    agency_responsible: agency ?? null,
    service_notice: notice ?? null,
    requested_datetime: writtenDate(requested, zone),
    updated_datetime: writtenDate(updated, zone),
    expected_datetime: writtenDate(expected, zone),
    address: address ?? null,
    address_id: addressId ?? null,
    zipcode: postcode ?? null,
    lat: place?.latitude ?? null,
    long: place?.longitude ?? null,
    media_url: urls[0] ?? null,
    ...(extensions && extensionsOf(request, urls, zone)),
  };
}

/** Only what there is, so that a plain request looks as in the standard. */
function extensionsOf(request: ServiceRequest, urls: readonly string[], zone: string): WireRecord {
  const { title, closed, answers = [], updates = [], stage, authorityStatus } = request;
  const detailed = stageWord(stage, authorityStatus);
  const photos = urls.length > 1 ? new WireList('photo', urls.map((url) => ({ media_url: url }))) : undefined; // prettier-ignore
  return {
    title,
    closed_datetime: writtenDate(closed, zone) ?? undefined,
    attributes: listOrNone('attribute', answers.map(({ code, label, value }) => ({ code, label, value }))), // prettier-ignore
    notes: listOrNone(
      'note',
      updates.map((update) => ({
        datetime: writtenDate(update.at, zone),
        description: update.description ?? null,
        type: updateWord(update.stage, update.authorityStatus),
        photos: photosIn(update.media),
      })),
    ),
    extended_attributes: detailed || photos ? { detailed_status: detailed, photos } : undefined,
  };
}

function listOrNone(item: string, values: readonly WireRecord[]): WireValue {
  return values.length > 0 ? new WireList(item, values) : undefined;
}

/** Pictures with what they show; undefined where there are none. */
export function photosIn(media: readonly RequestMedia[] = []): WireValue {
  const photos = media.flatMap(({ url, description }) => {
    const address = pageUrl(url);
    return address === undefined ? [] : [{ media_url: address, description }];
  });
  return listOrNone('photo', photos);
}

/** Web addresses only: a client makes links and pictures of them. */
export function urlsOf(media: readonly RequestMedia[] = []): readonly string[] {
  if (media.length === 0) return [];
  return [...new Set(media.flatMap(({ url }) => pageUrl(url) ?? []))];
}
