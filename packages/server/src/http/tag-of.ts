import { createHash } from 'node:crypto';

/**
 * `ETag` of what is answered. An answer that is a text sets it itself: to read it back from the answer takes as long as to write it. In
 * this thread: to hand a short one to another takes longer.
 */
export function tagOf(body: string | Uint8Array): string {
  return `"${createHash('sha1').update(body).digest('hex')}"`;
}
