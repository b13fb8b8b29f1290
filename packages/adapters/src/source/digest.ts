/** SHA-256 in base64. Pages on plain http, where bytes get altered on their way, have no `crypto.subtle`. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  const hash = subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes);
  return btoa(String.fromCharCode(...hash));
}

/** The header by which whoever reads a body sees that it is as it was sent (RFC 9530). */
export async function contentDigest(body: Uint8Array<ArrayBuffer>): Promise<string> {
  return `sha-256=:${await digestOf(body)}:`;
}

/** FIPS 180-4, section 6.2. */
function sha256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const words = new DataView(padded.buffer);
  words.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000));
  words.setUint32(padded.length - 4, bytes.length << 3);
  const state = new Int32Array(primes.slice(0, 8).map((prime) => fractionOf(Math.sqrt(prime))));
  const added = new Int32Array(primes.map((prime) => fractionOf(Math.cbrt(prime))));
  const schedule = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let at = 0; at < 16; at += 1) schedule[at] = words.getInt32(block + at * 4);
    for (let at = 16; at < 64; at += 1) {
      const [early, late] = [schedule[at - 15]!, schedule[at - 2]!];
      const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
      const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
      schedule[at] = schedule[at - 16]! + low + schedule[at - 7]! + high;
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let at = 0; at < 64; at += 1) {
      const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + added[at]! + schedule[at]!;
      const other = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [a, b, c, d, e, f, g, h] = [(one + other) | 0, a, b, c, (d + one) | 0, e, f, g];
    }
    [a, b, c, d, e, f, g, h].forEach((value, at) => (state[at] = state[at]! + value));
  }
  const hash = new DataView(new ArrayBuffer(32));
  state.forEach((value, at) => hash.setInt32(at * 4, value));
  return new Uint8Array(hash.buffer);
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const fractionOf = (root: number): number => ((root % 1) * 0x1_0000_0000) | 0;

const primes: readonly number[] = Array.from({ length: 310 }, (_, at) => at + 2).filter((number) => {
  for (let factor = 2; factor * factor <= number; factor += 1) if (number % factor === 0) return false;
  return true;
});
