import { createHash } from 'node:crypto';

/** What came is not what was sent: a byte of it was altered on its way. The same may be sent again. */
export class AlteredError extends Error {
  override readonly name = 'AlteredError';
}

/** Of what tus 1.0.0 (checksum) calls Checksum Mismatch; HTTP itself has no status for it. */
export const alteredStatus = 460;

/** The header by which a client sees that an answer is as it was sent (RFC 9530). */
export function contentDigest(body: string | Uint8Array): string {
  return `sha-256=:${digestOf(body)}:`;
}

/** Of other algorithms than SHA-256 nothing is known, as without the header. @throws AlteredError */
export function checkDigest(headers: Headers, body: Uint8Array): void {
  const given = /(?:^|,)\s*sha-256=:([^:]*):/.exec(headers.get('content-digest') ?? '')?.[1];
  if (given !== undefined && given !== digestOf(body)) throw new AlteredError('What came is not what was sent');
}

function digestOf(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64');
}
