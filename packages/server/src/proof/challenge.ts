import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** What one proof is good for: one submission at one address. */
export interface Proven {
  /** The path that it is posted to, with its area. */
  readonly path: string;
  /** The client's name of the submission. */
  readonly key: string;
}

/** As it stands in a problem; the solution is `token`, a full stop and the number. */
export interface WrittenChallenge {
  readonly algorithm: 'SHA-256';
  readonly salt: string;
  /** Of the salt, a full stop and a number below `most`, in hexadecimal digits. */
  readonly digest: string;
  readonly most: number;
  readonly token: string;
}

/** Until then a solution counts. A phone that takes longer is given another challenge. */
const validMs = 5 * 60_000;

/** Nothing is remembered of it: that it is ours, until when and for what, its token says. @param secret only this server's */
export function makeChallenge(proven: Proven, most: number, secret: string, now: number): WrittenChallenge {
  const salt = randomBytes(16).toString('base64url');
  const digest = hashOf(salt, randomInt(most));
  const expires = now + validMs;
  const token = `${expires}.${salt}.${digest}.${signatureOf(proven, { expires, salt, digest }, secret)}`;
  return { algorithm: 'SHA-256', salt, digest, most, token };
}

/** Whether this solves a challenge of ours for the same submission that is not over. */
export function isSolved(solution: string, proven: Proven, secret: string, now: number): boolean {
  const parts = /^(\d{1,15})\.([\w-]{22})\.([\da-f]{64})\.([\da-f]{64})\.(0|[1-9]\d{0,6})$/.exec(solution);
  const [, end = '', salt = '', digest = '', signature = '', number = ''] = parts ?? [];
  const expires = Number(end);
  return (
    parts !== null &&
    isSame(signature, signatureOf(proven, { expires, salt, digest }, secret)) &&
    expires > now &&
    isSame(digest, hashOf(salt, Number(number)))
  );
}

interface Signed {
  readonly expires: number;
  readonly salt: string;
  readonly digest: string;
}

/** As JSON, in which no member can run into the next one. */
function signatureOf({ path, key }: Proven, { expires, salt, digest }: Signed, secret: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([path, key, expires, salt, digest]))
    .digest('hex');
}

function hashOf(salt: string, number: number): string {
  return createHash('sha256').update(`${salt}.${number}`).digest('hex');
}

/** In the same time wherever they differ. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
