import type { RequestUpdate } from '@civickit/core';
import type { Open311Format } from '../dialect.js';
import { updateWord } from './status-word.js';
import { WireList, writeWire, type WireRecord } from './wire.js';
import { photosIn, urlsOf } from './write-requests.js';
import { writtenDate } from './written-date.js';

export interface UpdatesOptions {
  /** IANA zone of bare days. @default 'UTC' */
  readonly zone?: string;
}

/**
 * The answer to `GET servicerequestupdates`, a proposal of mySociety. Its one field of status holds the word of the stage, unless that
 * gainsays the status.
 */
export function writeUpdates(updates: readonly RequestUpdate[], format: Open311Format, { zone = 'UTC' }: UpdatesOptions = {}): string {
  const records = updates.map((update) => updateOf(update, zone));
  return writeWire('service_request_updates', new WireList('request_update', records), format);
}

function updateOf({ id, request, stage, authorityStatus, at, description, media }: RequestUpdate, zone: string): WireRecord {
  const urls = urlsOf(media);
  return {
    update_id: id ?? null,
    service_request_id: request.id,
    status: updateWord(stage, authorityStatus),
    updated_datetime: writtenDate(at, zone),
    description: description ?? null,
    media_url: urls.length > 1 ? urls : (urls[0] ?? null),
    // The proposal has no words for what they show.
    photos: media?.some((one) => one.description !== undefined) ? photosIn(media) : undefined,
  };
}
