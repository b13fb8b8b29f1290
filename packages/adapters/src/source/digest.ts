import { sha256 } from './sha256.js';

/** SHA-256 in base64. Pages on plain http, where bytes get altered on their way, have no `crypto.subtle`. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  const hash = subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes as BufferSource)) : sha256(bytes);
  return btoa(String.fromCharCode(...hash));
}

/** The header by which whoever reads a body sees that it is as it was sent (RFC 9530). */
export async function contentDigest(body: Uint8Array): Promise<string> {
  return `sha-256=:${await digestOf(body)}:`;
}
