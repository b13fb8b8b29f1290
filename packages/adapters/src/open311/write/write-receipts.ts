import type { When } from '@civickit/core';
import type { Open311Format } from '../dialect.js';
import { WireList, writeWire } from './wire.js';
import { writtenDate } from './written-date.js';

/** What a report is answered with: an id, or a token to ask for the id later; neither for a type that is `blackbox`. */
export interface WrittenReceipt {
  readonly id?: string;
  /** Not written beside an id. */
  readonly token?: string;
  /** What the office lets the sender know. */
  readonly notice?: string;
  readonly accountId?: string;
  /** The sender's own key, as a sign that the report is kept under it: an extension. */
  readonly key?: string;
  /** By which the sender alone follows the report: an extension. */
  readonly code?: string;
  /** By when the office has promised to be done; not a bare day. The field of requests, an extension in a receipt. */
  readonly expected?: When;
}

/** The answer to `POST requests`: a list of one, as the standard has it. */
export function writeReceipts(receipts: readonly WrittenReceipt[], format: Open311Format): string {
  const records = receipts.map(({ id, token, notice, accountId, key, code, expected }) => ({
    service_request_id: id,
    token: id === undefined ? token : undefined,
    service_notice: notice ?? null,
    account_id: accountId ?? null,
    idempotency_key: key,
    tracking_code: code,
    expected_datetime: writtenDate(expected, 'UTC') ?? undefined,
  }));
  return writeWire('service_requests', new WireList('request', records), format);
}

/** What has become of a token; without an id while the office works on it. */
export interface WrittenToken {
  readonly token: string;
  readonly id?: string;
}

/** The answer to `GET tokens/{token}`. */
export function writeTokens(tokens: readonly WrittenToken[], format: Open311Format): string {
  const records = tokens.map(({ token, id }) => ({ service_request_id: id ?? null, token }));
  return writeWire('service_requests', new WireList('request', records), format);
}
