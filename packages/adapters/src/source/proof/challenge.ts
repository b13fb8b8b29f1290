/**
 * What a server wants worked out before it takes something: the number below `most` that makes of `salt`, a full stop and the number
 * the SHA-256 `digest`. The number goes back behind `token` and a full stop.
 */
export interface Challenge {
  readonly salt: string;
  /** In hexadecimal digits. */
  readonly digest: string;
  /** As many hashes at most. */
  readonly most: number;
  /** By which the server knows its own challenge again. */
  readonly token: string;
}

/** The header that a solution is sent in. */
export const proofHeader = 'proof-of-work';

/** More than this is asked by no server of ours, and would keep an old phone busy for half a minute. */
const mostHashes = 1_000_000;

/** The challenge in a problem of RFC 9457, as `@civickit/server` writes it; undefined where there is none that we could solve. */
export function challengeIn(body: Uint8Array): Challenge | undefined {
  let challenge: Readonly<Partial<Record<string, unknown>>> | null | undefined;
  try {
    ({ challenge } = JSON.parse(new TextDecoder().decode(body)) as { readonly challenge?: typeof challenge });
  } catch {
    return undefined;
  }
  const { algorithm, salt, digest, most, token } = challenge ?? {};
  if (algorithm !== 'SHA-256' || !isWord(salt, 40) || !isWord(digest, 64) || !isWord(token, 1000)) return undefined;
  if (!/^[\da-f]{64}$/.test(digest)) return undefined;
  return typeof most === 'number' && most >= 1 && most <= mostHashes ? { salt, digest, most, token } : undefined;
}

/** Of what may stand in a header. */
function isWord(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest && /^[\w.-]+$/.test(value);
}
