/** Bytes of one block (FIPS 180-4, section 6.2). */
const blockBytes = 64;

/** FIPS 180-4, section 6.2. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const { padded, view } = padding(bytes);
  const state = beginning();
  for (let block = 0; block < padded.length; block += blockBytes) mixIn(state, view, block);
  return new Uint8Array(state.buffer);
}

/** The bytes with their end mark and length (section 5.1.1). */
export function padding(bytes: Uint8Array): { readonly padded: Uint8Array<ArrayBuffer>; readonly view: DataView<ArrayBuffer> } {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(padded.length - 4, bytes.length << 3);
  return { padded, view };
}

/** The state before the first block. */
export function beginning(): DataView<ArrayBuffer> {
  return new DataView(initial.buffer.slice(0));
}

/** Takes one block into the state. */
export function mixIn(state: DataView, words: DataView, block: number): void {
  for (let at = 0; at < 64; at += 4) schedule.setInt32(at, words.getInt32(block + at));
  for (let at = 64; at < 256; at += 4) {
    const early = schedule.getInt32(at - 60);
    const late = schedule.getInt32(at - 8);
    const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    schedule.setInt32(at, schedule.getInt32(at - 64) + low + schedule.getInt32(at - 28) + high);
  }
  let [a, b, c, d] = [state.getInt32(0), state.getInt32(4), state.getInt32(8), state.getInt32(12)];
  let [e, f, g, h] = [state.getInt32(16), state.getInt32(20), state.getInt32(24), state.getInt32(28)];
  for (let at = 0; at < 256; at += 4) {
    const known = added.getInt32(at) + schedule.getInt32(at);
    const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + known;
    const other = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + other) | 0;
  }
  const mixed = [a, b, c, d, e, f, g, h];
  for (let at = 0; at < 8; at += 1) state.setInt32(at * 4, state.getInt32(at * 4) + (mixed[at] ?? 0));
}

function wordsOf(numbers: readonly number[]): DataView<ArrayBuffer> {
  const words = new DataView(new ArrayBuffer(numbers.length * 4));
  for (const [at, number] of numbers.entries()) words.setInt32(at * 4, number);
  return words;
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const fractionOf = (root: number): number => ((root % 1) * 0x1_0000_0000) | 0;

const primes: readonly number[] = Array.from({ length: 310 }, (_, at) => at + 2).filter((number) => {
  for (let factor = 2; factor * factor <= number; factor += 1) if (number % factor === 0) return false;
  return true;
});

const initial = wordsOf(primes.slice(0, 8).map((prime) => fractionOf(Math.sqrt(prime))));
const added = wordsOf(primes.map((prime) => fractionOf(Math.cbrt(prime))));
const schedule = new DataView(new ArrayBuffer(256));
