import { step } from '../pairs.js';
import type { PhraseMatch } from '../weights.js';

/** Tells the number of a text that is read so, how, and how much of it that is. */
type Visit = (number: number, match: PhraseMatch, share: number) => void;

/**
 * How Chinese texts are read, in full and by initials, each as one long text: looking through it takes less than keeping an index of it.
 */
export class SpelledTexts {
  readonly #full = new Readings();
  readonly #initials = new Readings();
  #found: { readonly word: string; readonly hits: readonly Parameters<Visit>[] } | undefined;

  /** One way to read a text, with a capital or digit where a syllable begins. */
  add(number: number, way: string): void {
    this.#full.add(number, way);
    this.#initials.add(number, way.replace(/[a-z]/g, ''));
  }

  /** All are there and can be found. */
  seal(): void {
    this.#full.seal();
    this.#initials.seal();
  }

  /** Texts in which, from the beginning of a syllable on, `word` is how they are read. A single letter is only looked for at their beginning. */
  *find(word: string, visit: Visit): Generator<void> {
    if (!/^[a-z0-9]+$/.test(word)) return;
    // A single word is looked for twice: as a word, and as all that was typed.
    if (this.#found?.word !== word) {
      const hits: Parameters<Visit>[] = [];
      const keep: Visit = (...hit) => void hits.push(hit);
      yield* this.#full.find(word.replace(/([ln])ve/g, '$1ue'), keep);
      yield* this.#initials.find(word, keep);
      this.#found = { word, hits };
    }
    for (const [at, hit] of this.#found.hits.entries()) {
      if (at % step === 0) yield;
      visit(...hit);
    }
  }
}

/** Readings one a line, searched without regard to the capitals. */
class Readings {
  readonly #numbers: number[] = [];
  readonly #starts = [1];
  #lines: string[] = [];
  #capitalized = '';
  #text = '';

  add(number: number, line: string): void {
    this.#numbers.push(number);
    this.#starts.push((this.#starts.at(-1) ?? 0) + line.length + 1);
    this.#lines.push(line);
  }

  seal(): void {
    this.#capitalized = `\n${this.#lines.join('\n')}`;
    this.#text = this.#capitalized.toLowerCase();
    this.#lines = [];
  }

  *find(word: string, visit: Visit): Generator<void> {
    const before = word.length === 1 ? 1 : 0;
    const wanted = before ? `\n${word}` : word;
    let count = 0;
    let line = 0;
    for (let found = this.#text.indexOf(wanted); found >= 0; found = this.#text.indexOf(wanted, found + 1)) {
      if (++count % 256 === 0) yield;
      const at = found + before;
      // Small letters stand within a syllable.
      if (this.#capitalized.charCodeAt(at) >= 0x61) continue;
      while ((this.#starts[line + 1] ?? Infinity) <= at) line++;
      const start = this.#starts[line] ?? 0;
      const length = (this.#starts[line + 1] ?? 0) - 1 - start;
      visit(this.#numbers[line] ?? 0, at > start ? 'inside' : word.length === length ? 'whole' : 'start', word.length / length);
    }
    yield;
  }
}
