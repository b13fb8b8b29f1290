/** One way to read a text, in small letters. */
interface Reading {
  readonly number: number;
  readonly full: string;
  /** The same with a capital or digit where a syllable begins. */
  readonly capitalized: string;
  readonly initials: string;
  /** A bit for each letter with which a syllable begins. */
  readonly bits: number;
}

/** How Chinese texts are read, in full and by initials: looking through all of it takes less than keeping an index. */
export class SpelledTexts {
  readonly #size: number;
  readonly #readings: Reading[] = [];
  #found: { readonly word: string; readonly fits: Float64Array } | undefined;

  /** For texts with numbers below `size`. */
  constructor(size: number) {
    this.#size = size;
  }

  /** One way to read a text, with a capital or digit where a syllable begins. */
  add(number: number, capitalized: string): void {
    const initials = capitalized.replace(/[a-z]+/g, '').toLowerCase();
    let bits = 0;
    for (let at = 0; at < initials.length; at++) bits |= bitOf(initials, at);
    this.#readings.push({ number, full: capitalized.toLowerCase(), capitalized, initials, bits });
  }

  /**
   * How well what was typed, from the beginning of a syllable on, is how each text is read (`matchOfFit`); 0 where it is not. A single
   * letter is only looked for at their beginning.
   */
  *find(typed: string): Generator<void, Float64Array> {
    const word = typed.replace(/([ln])ve/g, '$1ue');
    const last = this.#found;
    // A single word is looked for twice: as a word, and as all that was typed.
    if (last?.word === word) return last.fits;
    const fits = new Float64Array(this.#size);
    // Who types on means some of the same texts.
    const among = last && last.word.length > 1 && word.startsWith(last.word) ? last.fits : undefined;
    if (/^[a-z0-9]+$/.test(word)) {
      const first = bitOf(word, 0);
      let looked = 0;
      for (const { number, full, capitalized, initials, bits } of this.#readings) {
        if (!(bits & first) || among?.[number] === 0) continue;
        fits[number] = Math.max(fits[number] ?? 0, fitOf(full, capitalized, word), fitOf(initials, '', word));
        if (++looked % 512 === 0) yield;
      }
    }
    yield;
    this.#found = { word, fits };
    return fits;
  }
}

/** Digits share theirs with letters. */
function bitOf(text: string, at: number): number {
  return 1 << text.charCodeAt(at);
}

function fitOf(text: string, capitalized: string, word: string): number {
  let at = word.length > 1 ? text.indexOf(word) : text.startsWith(word) ? 0 : -1;
  // Small letters stand within a syllable.
  while (at > 0 && capitalized.charCodeAt(at) >= 0x61) at = text.indexOf(word, at + 1);
  if (at < 0) return 0;
  const share = word.length / text.length;
  return at > 0 ? share : share === 1 ? 3 : 1 + share;
}
