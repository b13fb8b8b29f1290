import { createHash } from 'node:crypto';

/** What is stored of a token, or counted by in place of an address: whoever reads it can sign in by none of them. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
