/**
 * Numbers as text that JSON keeps as it is: digits to the base 32, those before the last of a number from `+` to `J`, the last from `]`
 * to `|`. Small numbers take one letter.
 */
const before = 0x2b;
const last = 0x5d;
const bits = 5;
const base = 1 << bits;

/** Writes numbers one after the other. */
export class NumberPacker {
  #bytes = new Uint8Array(4096);
  #length = 0;

  add(number: number): void {
    // Of 32 bits there are seven digits at most.
    if (this.#length + 7 > this.#bytes.length) {
      const more = new Uint8Array(this.#bytes.length * 2);
      more.set(this.#bytes);
      this.#bytes = more;
    }
    for (let digits = countDigits(number); digits > 1; digits--) {
      this.#bytes[this.#length++] = before + ((number >>> ((digits - 1) * bits)) % base);
    }
    this.#bytes[this.#length++] = last + (number % base);
  }

  toString(): string {
    return new TextDecoder().decode(this.#bytes.subarray(0, this.#length));
  }
}

function countDigits(number: number): number {
  let digits = 1;
  for (let rest = number >>> bits; rest > 0; rest >>>= bits) digits++;
  return digits;
}

/** Reads one number after the other. */
export class PackedNumbers {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** `NaN` at the end and where no number is. */
  next(): number {
    let number = 0;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at++);
      if (code >= last && code < last + base) return number * base + code - last;
      if (!(code >= before && code < before + base)) return NaN;
      number = number * base + code - before;
    }
  }
}
