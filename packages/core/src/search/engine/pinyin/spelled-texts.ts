/** One way to read a text, in small letters. */
interface Reading {
  readonly number: number;
  readonly full: string;
  /** The same with a capital or digit where a syllable begins. */
  readonly capitalized: string;
  readonly initials: string;
}

/** How Chinese texts are read, in full and by initials: looking through all of it takes less than keeping an index. */
export class SpelledTexts {
  readonly #size: number;
  readonly #readings: Reading[] = [];
  /** For each reading, the letters with which its syllables begin: apart, since most words are settled by them. */
  readonly #bits: number[] = [];
  readonly #syllables = new Set<string>();
  #found: { readonly word: string; readonly fits: Float64Array } | undefined;

  /** For texts with numbers below `size`. */
  constructor(size: number) {
    this.#size = size;
  }

  /** One way to read a text, with a capital or digit where a syllable begins. */
  add(number: number, capitalized: string): void {
    const full = capitalized.toLowerCase();
    const initials = capitalized.replace(/[a-z]+/g, '').toLowerCase();
    for (const syllable of capitalized.split(/(?=[A-Z0-9])/)) this.#syllables.add(syllable.toLowerCase());
    this.#bits.push(bitsOf(initials));
    this.#readings.push({ number, full, capitalized, initials });
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
    // Most words of other languages are no pinyin, and neither first letters of it.
    const all = bitsOf(word);
    const first = this.#canBeRead(word) ? bitsOf(word.charAt(0)) : 0;
    let looked = 0;
    for (const [at, bits] of this.#bits.entries()) {
      const isInitials = (bits & all) === all;
      const reading = isInitials || bits & first ? this.#readings[at] : undefined;
      if (!reading || among?.[reading.number] === 0) continue;
      const { number, full, capitalized, initials } = reading;
      fits[number] = Math.max(fits[number] ?? 0, isInitials ? fitOf(initials, '', word) : 0, first && fitOf(full, capitalized, word));
      if (++looked % 512 === 0) yield;
    }
    yield;
    this.#found = { word, fits };
    return fits;
  }

  /** Whether it is made of syllables of these texts, of which the last may have been begun only. */
  #canBeRead(word: string): boolean {
    /** Where a syllable can begin. */
    const begins = [true];
    for (let at = 0; at < word.length; at++) {
      if (!begins[at]) continue;
      for (const syllable of this.#syllables) {
        if (word.startsWith(syllable, at)) begins[at + syllable.length] = true;
        else if (syllable.startsWith(word.slice(at))) return true;
      }
    }
    return begins[word.length] ?? false;
  }
}

/** A bit for each letter; digits share theirs with letters. */
function bitsOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) bits |= 1 << text.charCodeAt(at);
  return bits;
}

function fitOf(text: string, capitalized: string, word: string): number {
  let at = word.length > 1 ? text.indexOf(word) : text.startsWith(word) ? 0 : -1;
  // Small letters stand within a syllable.
  while (at > 0 && capitalized.charCodeAt(at) >= 0x61) at = text.indexOf(word, at + 1);
  if (at < 0) return 0;
  const share = word.length / text.length;
  return at > 0 ? share : share === 1 ? 3 : 1 + share;
}
