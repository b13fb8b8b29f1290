import type { CivicError, ServiceRequest } from '@civickit/core';
import { loadConversions } from '../coordinates/load-conversion.js';
import { flagged } from './read/flagged.js';
import { readRecords, type AnswerOptions, type Parsed } from './read/read-records.js';
import { requestKind } from './read/record-kind.js';
import { requestOf, type RecordOrigin } from './read/request-record.js';

export interface ParsedRequests extends Parsed<ServiceRequest> {
  /** Records that there were, also those that could not be read: what tells a full page. */
  readonly count: number;
  /** How many there are in all, where the server tells. */
  readonly total?: number;
}

const plain = {};

/**
 * Reads an answer to `GET requests` or `GET requests/{id}`, XML or JSON, in any envelope. A record without an id stands in `problems`.
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape`, `protocol/doctype`, `too-large/markup`,
 * `http/client-error`, `auth/refused`
 */
export async function parseRequests(answer: Uint8Array | string, options: AnswerOptions = {}): Promise<ParsedRequests> {
  const { records, meta, cut, proseOf } = await readRecords(answer, requestKind, options);
  const { source = '', zone = 'UTC', url, dialect = plain, coordinateSystem } = options;
  const toWgs84 = coordinateSystem && (await loadConversions(coordinateSystem)).toWgs84;
  const origin: RecordOrigin = { source, zone, url, dialect, toWgs84, types: new Map(), proseOf };
  const items: ServiceRequest[] = [];
  const problems: CivicError[] = [];
  for (let at = 0; at < records.length; at++) {
    const request = requestOf(records[at], origin);
    if (request) items.push(request);
    else problems.push(flagged(at, 'no service_request_id', options));
  }
  if (cut) problems.push(flagged(records.length, cut, options));
  const total = Number(meta?.['total'] ?? NaN);
  return { items, problems, count: records.length, ...(Number.isSafeInteger(total) && total >= 0 && { total }) };
}
