import type { CivicError, RequestUpdate } from '@civickit/core';
import { textOf } from '../record/fields.js';
import { flagged } from './read/flagged.js';
import type { ReadProse } from './read/prose.js';
import { readRecords, type AnswerOptions, type Parsed } from './read/read-records.js';
import { updateKind } from './read/record-kind.js';
import { oldestFirst } from './read/request-extensions.js';
import { mediaOf, standardRecord, whenOf } from './read/request-record.js';
import { meaningOf } from './read/statuses.js';

/** Reads an answer to `GET servicerequestupdates`, oldest first. @throws CivicError as `parseRequests` */
export async function parseUpdates(answer: Uint8Array | string, options: AnswerOptions = {}): Promise<Parsed<RequestUpdate>> {
  const { records, cut, proseOf } = await readRecords(answer, updateKind, options);
  const items: RequestUpdate[] = [];
  const problems: CivicError[] = [];
  records.forEach((raw, at) => {
    const update = updateOf(raw, proseOf, options);
    if (update) items.push(update);
    else problems.push(flagged(at, 'no service_request_id', options));
  });
  if (cut) problems.push(flagged(records.length, cut, options));
  return { items: oldestFirst(items), problems };
}

function updateOf(
  raw: unknown,
  proseOf: ReadProse,
  { source = '', zone = 'UTC', url, dialect = {} }: AnswerOptions,
): RequestUpdate | undefined {
  const record = standardRecord(raw, { ...(dialect.aliases && { aliases: dialect.aliases }) });
  const request = textOf(record['service_request_id']);
  if (request === undefined) return undefined;
  const id = textOf(record['update_id']);
  const at = whenOf(record['updated_datetime'], zone);
  const description = proseOf(record['description']);
  const given = textOf(record['status']);
  // `unchanged` is what it says.
  const meaning = given === undefined || given.toLowerCase() === 'unchanged' ? undefined : meaningOf(given, dialect.statuses);
  const media = mediaOf(record, url);
  return {
    ...(id !== undefined && { id }),
    request: { source, id: request },
    ...(at && { at }),
    ...(description !== undefined && { description }),
    ...(meaning && { authorityStatus: meaning.status }),
    ...(meaning?.stage && { stage: meaning.stage }),
    ...(given !== undefined && { statusGiven: given }),
    ...(media && { media }),
    raw,
  };
}
