/** A name for a draft that nobody else gives: 128 random bits. Also on plain http pages, which have no `randomUUID`. */
export function createKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
