/** Ids that have been given, of whatever length, in about twenty bytes each. */
export interface PassedIds {
  has(id: string): boolean;
  add(id: string): void;
}

const smallest = 2048;

/**
 * Remembers ids by 64 bits of hash in place of their text, which may also be cut out of a document and keep the whole of it alive. Of a
 * million ids, two are taken for the same once in thirty million times.
 */
export function createPassedIds(): PassedIds {
  /** Two numbers a slot; both 0 where it is free. */
  let slots = new Uint32Array(2 * smallest);
  let count = 0;

  /** Where this hash stands, or would. */
  function slotOf(high: number, low: number): number {
    let at = (low * 2) % slots.length;
    while ((slots[at] !== 0 || slots[at + 1] !== 0) && (slots[at] !== high || slots[at + 1] !== low)) at = (at + 2) % slots.length;
    return at;
  }

  function put(high: number, low: number): void {
    const at = slotOf(high, low);
    if (slots[at] !== 0 || slots[at + 1] !== 0) return;
    slots[at] = high;
    slots[at + 1] = low;
    count += 1;
  }

  function grow(): void {
    const before = slots;
    slots = new Uint32Array(before.length * 2);
    count = 0;
    for (let at = 0; at < before.length; at += 2) if (before[at] !== 0 || before[at + 1] !== 0) put(before[at] ?? 0, before[at + 1] ?? 0);
  }

  return {
    has(id) {
      const at = slotOf(...hashesOf(id));
      return slots[at] !== 0 || slots[at + 1] !== 0;
    },
    add(id) {
      // Three quarters full: beyond that, looking takes long.
      if (count * 8 > slots.length * 3) grow();
      put(...hashesOf(id));
    },
  };
}

/** Two hashes of 32 bits that have nothing to do with each other; never both 0. */
function hashesOf(id: string): [number, number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < id.length; at += 1) {
    const unit = id.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  return [mixed(high ^ id.length), mixed(low) || 1];
}

/** Spreads each bit over all (the finalizer of MurmurHash3). */
function mixed(hash: number): number {
  let value = hash;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
