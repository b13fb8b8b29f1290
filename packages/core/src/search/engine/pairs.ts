/** Lists of numbers by number, in two arrays: those of `at` are `items[starts[at]]` up to `items[starts[at + 1]]`. */
export interface Lists {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** Pairs of numbers that grow, to become lists in the order in which they came. */
export class Pairs {
  #keys = new Uint32Array(1024);
  #items = new Uint32Array(1024);
  #length = 0;

  add(key: number, item: number): void {
    if (this.#length === this.#keys.length) {
      this.#keys = grown(this.#keys);
      this.#items = grown(this.#items);
    }
    this.#keys[this.#length] = key;
    this.#items[this.#length++] = item;
  }

  /** Lists by the places that `places` gives to `count` keys; without it, a key is its own place. The pairs are used up. */
  *toLists(count: number, places?: Uint32Array): Generator<void, Lists> {
    const keys = this.#keys.subarray(0, this.#length);
    const starts = new Uint32Array(count + 1);
    const items = new Uint32Array(keys.length);
    for (let at = 0; at < keys.length; at++) {
      if (places) keys[at] = places[keys[at] ?? 0] ?? 0;
      const after = (keys[at] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
      if (at % step === 0) yield;
    }
    for (let at = 0; at < count; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
    const next = starts.slice();
    for (let at = 0; at < keys.length; at++) {
      const place = keys[at] ?? 0;
      const free = next[place] ?? 0;
      items[free] = this.#items[at] ?? 0;
      next[place] = free + 1;
      if (at % step === 0) yield;
    }
    return { starts, items };
  }
}

/** So many steps of a loop over numbers take less than a millisecond on a slow phone. */
export const step = 4096;

function grown(from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(from.length * 2);
  more.set(from);
  return more;
}
