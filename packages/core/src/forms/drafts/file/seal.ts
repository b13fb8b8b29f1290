import { CivicError } from '../../../errors/civic-error.js';
import { isObject } from '../migrate/level.js';
import { notOurs } from './draft-lines.js';

/** How bytes are sealed: AES-GCM with a key of 256 bits, which PBKDF2 with SHA-256 makes of the passphrase. */
export interface Sealing {
  readonly cipher: 'AES-GCM-256';
  readonly key: 'PBKDF2-SHA-256';
  readonly rounds: number;
  /** Base64. */
  readonly salt: string;
  readonly iv: string;
}

const fewestRounds = 600_000;
/** More would hold up a phone for a minute: a file is not to be trusted. */
const mostRounds = 10_000_000;

/** @throws CivicError `unsupported/encryption` on plain http pages, where browsers do not encrypt */
export function cipherOf(): SubtleCrypto {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  if (!subtle) throw new CivicError('unsupported/encryption', 'This page is not secure (https), so that the browser does not encrypt');
  return subtle;
}

export function newSealing(): Sealing {
  const random = (bytes: number) => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))));
  return { cipher: 'AES-GCM-256', key: 'PBKDF2-SHA-256', rounds: fewestRounds, salt: random(16), iv: random(12) };
}

/** @throws CivicError `invalid/draft-file`, `unsupported/draft-file` */
export function readSealing(value: unknown): Sealing {
  if (!isObject(value)) throw notOurs('it does not say how it is sealed');
  const { cipher, key, rounds, salt, iv } = value;
  if (cipher !== 'AES-GCM-256' || key !== 'PBKDF2-SHA-256') throw new CivicError('unsupported/draft-file', 'It is sealed in another way');
  if (typeof rounds !== 'number' || !Number.isInteger(rounds) || rounds < fewestRounds || rounds > mostRounds) {
    throw notOurs('its number of rounds is not from 600,000 to 10,000,000');
  }
  if (typeof salt !== 'string' || typeof iv !== 'string') throw notOurs('it is sealed without salt');
  return { cipher, key, rounds, salt, iv };
}

/** `about` stands in the open beside the bytes, and cannot be changed without breaking the seal. */
export async function seal(bytes: ArrayBuffer, passphrase: string, sealing: Sealing, about: string): Promise<ArrayBuffer> {
  return cipherOf().encrypt(algorithm(sealing, about), await keyOf(passphrase, sealing, 'encrypt'), bytes);
}

/** @throws CivicError `auth/passphrase` */
export async function unseal(bytes: ArrayBuffer, passphrase: string, sealing: Sealing, about: string): Promise<ArrayBuffer> {
  const key = await keyOf(passphrase, sealing, 'decrypt');
  try {
    return await cipherOf().decrypt(algorithm(sealing, about), key, bytes);
  } catch (cause) {
    throw new CivicError('auth/passphrase', 'The passphrase is another, or somebody has changed the file', { cause });
  }
}

const algorithm = ({ iv }: Sealing, about: string) => ({
  name: 'AES-GCM',
  iv: bytesOf(iv),
  additionalData: new TextEncoder().encode(about),
});

async function keyOf(passphrase: string, { rounds, salt }: Sealing, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const subtle = cipherOf();
  // The same letters, however a keyboard composes them.
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const derived = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: rounds };
  return subtle.deriveKey(derived, material, { name: 'AES-GCM', length: 256 }, false, [use]);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch (cause) {
    throw notOurs('its salt is no base64', cause);
  }
}
