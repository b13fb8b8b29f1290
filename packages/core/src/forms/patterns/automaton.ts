import { assembleStates, matched, type PatternState } from './assemble-states.js';
import type { Matcher, PatternTree } from './pattern-tree.js';

/** Where all ways through the pattern stand after some characters. */
interface Standing {
  /** States that take a character or ask for the end. */
  readonly states: readonly number[];
  readonly found: boolean;
  readonly next: Map<number, Standing>;
}

/** How many numbers of states, and how many steps, are kept; what comes after is worked out anew. */
const mostKept = 50_000;

/** Runs all ways through a pattern side by side: the time is bounded by length times states, and mostly is one look-up a character. */
export class Automaton {
  readonly #states: readonly PatternState[];
  readonly #entry: number;
  readonly #begin: Standing;
  readonly #kept = new Map<string, Standing>();
  #room = mostKept;
  /** By state, the round it was last reached in. */
  readonly #reached: Uint32Array;
  #round = 0;

  constructor(tree: PatternTree) {
    const { states, entry } = assembleStates(tree);
    this.#states = states;
    this.#entry = entry;
    this.#reached = new Uint32Array(states.length);
    this.#begin = this.#spread([entry], true, false);
  }

  test(text: string): boolean {
    let standing = this.#begin;
    let at = 0;
    while (at < text.length && !standing.found) {
      const point = text.codePointAt(at) ?? 0;
      at += point > 0xffff ? 2 : 1;
      standing = standing.next.get(point) ?? this.#step(standing, point);
    }
    return standing.found || this.#spread(this.#targets(standing, undefined), text === '', true).found;
  }

  #step(from: Standing, point: number): Standing {
    // A match may begin anywhere.
    const standing = this.#keep(this.#spread([...this.#targets(from, point), this.#entry], false, false));
    if (this.#room > 0) {
      this.#room -= 1;
      from.next.set(point, standing);
    }
    return standing;
  }

  #keep(standing: Standing): Standing {
    if (this.#room <= 0) return standing;
    const key = `${standing.found} ${standing.states.join()}`;
    const kept = this.#kept.get(key);
    if (kept) return kept;
    this.#room -= standing.states.length + 1;
    this.#kept.set(key, standing);
    return standing;
  }

  /** Where the states of `from` lead by the character `point`, or by the end of the text. */
  #targets(from: Standing, point: number | undefined): number[] {
    const targets: number[] = [];
    const character = point === undefined ? '' : String.fromCodePoint(point);
    const judged = new Map<Matcher, boolean>();
    for (const number of from.states) {
      const state = this.#states[number];
      if (!state) continue;
      const { takes } = state;
      if (takes === undefined ? point === undefined : point !== undefined && judge(takes, point, character, judged)) targets.push(state.to);
    }
    return targets;
  }

  #spread(targets: readonly number[], atStart: boolean, atEnd: boolean): Standing {
    const round = ++this.#round;
    const waiting = targets.slice();
    const states: number[] = [];
    let found = false;
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      if (this.#reached[number] === round) continue;
      this.#reached[number] = round;
      if (number === matched) found = true;
      const state = this.#states[number];
      if (!state || number === matched) continue;
      const { takes, asks, to, or } = state;
      if (takes !== undefined || (asks === 'end' && !atEnd)) states.push(number);
      else if (asks !== 'start' || atStart) waiting.push(to);
      if (or !== undefined) waiting.push(or);
    }
    return { states: states.sort((a, b) => a - b), found, next: new Map() };
  }
}

function judge(matcher: Matcher, point: number, character: string, judged: Map<Matcher, boolean>): boolean {
  if (typeof matcher === 'number') return matcher === point;
  let verdict = judged.get(matcher);
  if (verdict === undefined) judged.set(matcher, (verdict = matcher.test(character)));
  return verdict;
}
