import type { PatternTree } from './pattern-tree.js';
import { Ways } from './ways.js';

/** Where the ways stand after some characters, and where each character has led from there before. */
interface Standing {
  readonly states: Int32Array;
  readonly found: boolean;
  readonly isLost: boolean;
  readonly next: Map<number, Standing>;
}

/** How many numbers of states, and of steps between standings, are kept; the rest of a text that needs more is walked without. */
const mostKept = 50_000;

/** A pattern at work: most characters of a text cost one look-up, for what they lead to has been seen before. */
export class Automaton {
  readonly #ways: Ways;
  readonly #begin: Standing;
  readonly #kept = new Map<string, Standing>();
  #room = mostKept;

  constructor(tree: PatternTree) {
    this.#ways = new Ways(tree);
    this.#ways.begin();
    this.#begin = this.#standing();
  }

  get size(): number {
    return this.#ways.size;
  }

  test(text: string): boolean {
    if (this.#room <= 0) this.#forget();
    let standing = this.#begin;
    let at = 0;
    while (at < text.length && !standing.found) {
      if (standing.isLost) return false;
      const point = text.codePointAt(at) ?? 0;
      const known = standing.next.get(point);
      if (!known && this.#room <= 0) break;
      standing = known ?? this.#learn(standing, point);
      at += point > 0xffff ? 2 : 1;
    }
    return standing.found || this.#walk(standing.states, text, at);
  }

  #walk(states: Int32Array, text: string, from: number): boolean {
    const ways = this.#ways;
    ways.stand(states);
    for (let at = from; at < text.length && !ways.found;) {
      const point = text.codePointAt(at) ?? 0;
      ways.step(point);
      at += point > 0xffff ? 2 : 1;
    }
    return ways.found || ways.endsHere(text === '');
  }

  #learn(from: Standing, point: number): Standing {
    this.#ways.stand(from.states);
    this.#ways.step(point);
    const reached = this.#standing();
    const key = `${reached.found} ${reached.states.join()}`;
    const standing = this.#kept.get(key) ?? reached;
    if (standing === reached) {
      this.#kept.set(key, standing);
      this.#room -= standing.states.length;
    }
    from.next.set(point, standing);
    this.#room -= 1;
    return standing;
  }

  #standing(): Standing {
    return { states: this.#ways.standing, found: this.#ways.found, isLost: this.#ways.areLost, next: new Map() };
  }

  #forget(): void {
    this.#kept.clear();
    this.#begin.next.clear();
    this.#room = mostKept;
  }
}
