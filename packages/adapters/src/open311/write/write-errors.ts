import type { CivicError } from '@civickit/core';
import type { Open311Format } from '../dialect.js';
import { WireList, writeWire } from './wire.js';

/** One thing that is refused. */
export interface WrittenError {
  /** Such as the status of HTTP. */
  readonly code: string;
  /** For whoever sent it. It names the field, so that a client can show it there. */
  readonly description: string;
}

/** An answer that refuses; the status of HTTP is 404 for an unknown id, 403 for a key, else 400 (GeoReport v2, errors). */
export function writeErrors(errors: readonly WrittenError[], format: Open311Format): string {
  const records = errors.map(({ code, description }) => ({ code, description }));
  return writeWire('errors', new WireList('error', records), format);
}

/** What `readRequestPost` and `readRequestsQuery` refuse, as `writeErrors` takes it: one for each field. */
export function errorsOf({ issues = [], message }: CivicError, code = '400'): readonly WrittenError[] {
  return issues.length > 0 ? issues.map((issue) => ({ code, description: issue.message })) : [{ code, description: message }];
}
