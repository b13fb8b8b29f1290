/** What is known of a kept value without reading it. */
export interface Kept {
  readonly key: string;
  /** Milliseconds since the epoch of when it was written. */
  readonly at: number;
  readonly bytes: number;
}

/** Room for copies on one device. */
export const defaultMaxBytes = 5 * 1024 * 1024;

export function isCopy(key: string): boolean {
  return key.startsWith('copy/');
}

/** The copies, oldest first, that have to go so that `bytes` more fit under `maxBytes`. What is not a copy does not count. */
export function chooseEvicted(kept: Iterable<Kept>, bytes: number, maxBytes: number): string[] {
  const copies = [...kept].filter(({ key }) => isCopy(key)).sort((a, b) => a.at - b.at);
  let total = copies.reduce((sum, copy) => sum + copy.bytes, bytes);
  const evicted: string[] = [];
  for (const copy of copies) {
    if (total <= maxBytes) break;
    evicted.push(copy.key);
    total -= copy.bytes;
  }
  return evicted;
}

/** A rough size in bytes of plain data. */
export function estimateBytes(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length + 8;
  if (typeof value !== 'object' || value === null) return 8;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
  return Object.entries(value).reduce((sum, [key, inner]) => sum + 2 * key.length + estimateBytes(inner), 16);
}
