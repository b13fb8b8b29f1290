import { createHash } from 'node:crypto';
import { CivicError } from '@civickit/core';

/**
 * The client's name of this one submission, from `Idempotency-Key`, as a quoted string (draft-ietf-httpapi-idempotency-key-header-07) or bare.
 * @throws CivicError `invalid/idempotency-key` for one that is not 16 to 64 letters, digits, `_` or `-`
 */
export function keyOf(headers: Headers): string | undefined {
  return checkedKey(headers.get('idempotency-key') ?? undefined);
}

/** The same from a field of a form, for pages that cannot send headers. @throws as `keyOf` */
export function checkedKey(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const key = /^"?([\w-]{16,64})"?$/.exec(given.trim())?.[1];
  if (key === undefined) throw new CivicError('invalid/idempotency-key', 'Idempotency-Key must have 16 to 64 letters, digits, _ or -');
  return key;
}

/** What tells one content from another; members in any order are the same content. */
export function fingerprintOf(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(content)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  // Told from a list of the same.
  return ['{}', ...members.map(([name, member]) => [name, sorted(member)])];
}
