import { assembleStates, matched } from './assemble-states.js';
import type { Matcher, PatternTree } from './pattern-tree.js';

const nowhere = -1;
const kinds = { takes: 0, leads: 1, start: 2, end: 3 } as const;

/**
 * All ways through a pattern, walked side by side: after each character, the states at which they stand. A step takes time by the number
 * of states, however many ways there are. Typed arrays, since long texts take many steps.
 */
export class Ways {
  /** Whether one of them has come to its end. */
  found = false;
  readonly #entry: number;
  readonly #beginsOnlyAtStart: boolean;
  readonly #kinds: Uint8Array;
  readonly #to: Int32Array;
  /** The other way on, or `nowhere`. */
  readonly #or: Int32Array;
  /** Number of what a state takes. */
  readonly #takes: Int32Array;
  readonly #matchers: readonly Matcher[];
  /** By matcher: the round it was last asked in, and the answer. */
  readonly #asked: Float64Array;
  readonly #answers: Uint8Array;
  /** By state, the round it was last reached in. */
  readonly #reached: Float64Array;
  readonly #waiting: Int32Array;
  #round = 0;
  /** Where they stand: states that take a character or ask for the end. */
  #now: Int32Array;
  #next: Int32Array;
  #count = 0;

  constructor(tree: PatternTree) {
    const { states, entry } = assembleStates(tree);
    this.#matchers = [...new Set(states.flatMap(({ takes }) => takes ?? []))];
    this.#entry = entry;
    this.#kinds = Uint8Array.from(states, ({ takes, asks }) => kinds[asks ?? (takes === undefined ? 'leads' : 'takes')]);
    this.#to = Int32Array.from(states, ({ to }) => to);
    this.#or = Int32Array.from(states, ({ or }) => or ?? nowhere);
    this.#takes = Int32Array.from(states, ({ takes }) => (takes === undefined ? nowhere : this.#matchers.indexOf(takes)));
    this.#asked = new Float64Array(this.#matchers.length);
    this.#answers = new Uint8Array(this.#matchers.length);
    this.#reached = new Float64Array(states.length);
    this.#waiting = new Int32Array(states.length * 2 + 1);
    this.#now = new Int32Array(states.length);
    this.#next = new Int32Array(states.length);
    this.#open();
    this.#reach(entry, false, false);
    this.#beginsOnlyAtStart = this.#count === 0 && !this.found;
  }

  get size(): number {
    return this.#kinds.length;
  }

  /** The states, in order: equal lists go on equally. */
  get standing(): Int32Array {
    return this.#now.slice(0, this.#count).sort();
  }

  begin(): void {
    this.#open();
    this.#reach(this.#entry, true, false);
    this.#close();
  }

  /** Whether none of them can come to its end any more, whatever follows. */
  get areLost(): boolean {
    return this.#count === 0 && !this.found && this.#beginsOnlyAtStart;
  }

  /** Goes on from what `standing` gave. */
  stand(states: Int32Array): void {
    this.#now.set(states);
    this.#count = states.length;
    this.found = false;
  }

  step(point: number): void {
    const now = this.#now;
    const count = this.#count;
    const takes = this.#takes;
    const to = this.#to;
    this.#open();
    for (let index = 0; index < count; index++) {
      const state = now[index] ?? matched;
      const number = takes[state] ?? nowhere;
      if (number !== nowhere && this.#isTaken(number, point)) this.#reach(to[state] ?? matched, false, false);
    }
    // A match may begin anywhere.
    this.#reach(this.#entry, false, false);
    this.#close();
  }

  /** Whether one of them comes to its end where the text ends here. */
  endsHere(isStart: boolean): boolean {
    const [now, count, found] = [this.#now, this.#count, this.found];
    this.#open();
    for (let index = 0; index < count; index++) {
      const state = now[index] ?? matched;
      if (this.#kinds[state] === kinds.end) this.#reach(this.#to[state] ?? matched, isStart, true);
    }
    return found || this.found;
  }

  #open(): void {
    this.#round += 1;
    this.#count = 0;
    this.found = false;
  }

  /** What was reached becomes where they stand. */
  #close(): void {
    const now = this.#now;
    this.#now = this.#next;
    this.#next = now;
  }

  #isTaken(number: number, point: number): boolean {
    if (this.#asked[number] !== this.#round) {
      this.#asked[number] = this.#round;
      const matcher = this.#matchers[number];
      this.#answers[number] = Number(matcher instanceof RegExp ? matcher.test(String.fromCodePoint(point)) : matcher === point);
    }
    return this.#answers[number] === 1;
  }

  #reach(target: number, atStart: boolean, atEnd: boolean): void {
    const reached = this.#reached;
    const round = this.#round;
    const next = this.#next;
    const kindOf = this.#kinds;
    const to = this.#to;
    const or = this.#or;
    const waiting = this.#waiting;
    let count = this.#count;
    let left = 1;
    waiting[0] = target;
    while (left > 0) {
      let state = waiting[--left] ?? matched;
      // Follows one way as far as it leads, and lets the others wait.
      while (reached[state] !== round) {
        reached[state] = round;
        const kind = kindOf[state];
        if (kind === kinds.takes || (kind === kinds.end && !atEnd)) next[count++] = state;
        if (state === matched) this.found = true;
        if (kind === kinds.takes || state === matched || (kind === kinds.start && !atStart) || (kind === kinds.end && !atEnd)) break;
        const other = or[state] ?? nowhere;
        if (other !== nowhere) waiting[left++] = other;
        state = to[state] ?? matched;
      }
    }
    this.#count = count;
  }
}
