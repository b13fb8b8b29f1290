import { CivicError, type Receipt, type Instant, type When } from '@civickit/core';
import { fieldsOf, textOf, type Fields } from '../../record/fields.js';
import { readRecords, type AnswerOptions } from '../read/read-records.js';
import { requestKind } from '../read/record-kind.js';
import { standardRecord, whenOf } from '../read/request-record.js';

/** What a server answers to a report, or to the question what has become of a token. */
export interface Open311Receipt {
  readonly id?: string;
  readonly token?: string;
  readonly notice?: string;
  /** The sender's own key: the report is kept under it. An extension. */
  readonly key?: string;
  /** By which the sender alone follows the report. An extension. */
  readonly code?: string;
  /** By when the office has promised to be done. */
  readonly expected?: When;
}

/**
 * Reads the answer to `POST requests` or `GET tokens/{token}`: an id, a token, or neither, as for a service of type `blackbox`.
 * @throws CivicError as `parseRequests`; `protocol/wrong-shape` for an answer of no record, or of several
 */
export async function parseReceipt(answer: Uint8Array | string, options: AnswerOptions = {}): Promise<Open311Receipt> {
  const { records, proseOf } = await readRecords(answer, requestKind, options);
  // Several are a list of requests, as after a redirect that made a question of the report: none of them need be ours.
  if (records.length !== 1) {
    const what = records.length === 0 ? 'an empty list' : `a list of ${records.length} records`;
    throw new CivicError('protocol/wrong-shape', `${options.url ?? 'The server'} gave ${what} in answer to a report`, {
      source: options.source,
      url: options.url,
    });
  }
  const record = recordIn(records[0], options);
  const [id, token, notice] = [textOf(record['service_request_id']), textOf(record['token']), proseOf(record['service_notice'])];
  const [key, code] = [textOf(record['idempotency_key']), textOf(record['tracking_code'])];
  const expected = whenOf(record['expected_datetime'], options.zone ?? 'UTC');
  const members = Object.entries({ id, token, notice, key, code, expected }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members);
}

/** Servers that turn XML into JSON by its shape make `[["abc"]]` of a lone token. */
function recordIn(first: unknown, { dialect = {} }: AnswerOptions): Fields {
  if (Array.isArray(first)) return { token: first[0] as unknown };
  return standardRecord(fieldsOf(first), { ...(dialect.aliases && { aliases: dialect.aliases }) });
}

/** The receipt of the client, confirmed where our own `key` came back. An id outweighs a token. */
export function receiptOf({ id, token, notice, key, code, expected }: Open311Receipt, source: string, at: Instant, own?: string): Receipt {
  const isOurs = key !== undefined && key === own;
  const received = { source, at, ...(notice !== undefined && { notice }), ...(expected && { expected }) };
  const opened = isOurs && code !== undefined ? { code } : {};
  if (id !== undefined && isOurs) return { ...received, strength: 'confirmed', ref: { source, id }, ...opened };
  if (id === undefined && token !== undefined) return { ...received, strength: 'pending', token, ...opened };
  return { ...received, strength: 'acknowledged', ...(id !== undefined && { ref: { source, id } }), ...opened };
}
