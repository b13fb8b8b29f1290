import { PatternRefusal, type Matcher, type PatternTree } from './pattern-tree.js';

/** One state of the automaton: it takes a character, asks for an end of the text, or only leads on. */
export interface PatternState {
  readonly takes?: Matcher;
  readonly asks?: 'start' | 'end';
  /** States by number; two where both are open. */
  to: number;
  or?: number;
}

/** Number of the state in which a text matches. */
export const matched = 0;

/** States, and pieces of the source on the way to them, after repetitions have been written out. */
const most = 4000;
const mostTaking = 1000;

/**
 * The automaton of a pattern (after Thompson), from its end to its beginning.
 * @throws PatternRefusal where repetitions come to more than 1,000 characters
 */
export function assembleStates(tree: PatternTree): { readonly states: readonly PatternState[]; readonly entry: number } {
  const assembly = new Assembly();
  return { entry: assembly.add(tree, matched), states: assembly.states };
}

class Assembly {
  readonly states: PatternState[] = [{ to: matched }];
  #work = 0;
  #taking = 0;

  /** Number of the state from which `tree` leads to the state `to`. */
  add(tree: PatternTree, to: number): number {
    // Counts what adds no state too: `(((a{0}){1000}){1000}){1000}` would take for ever.
    if (++this.#work > most) refuse();
    switch (tree.kind) {
      case 'character':
        if (++this.#taking > mostTaking) refuse();
        return this.#push({ takes: tree.matcher, to });
      case 'start':
      case 'end':
        return this.#push({ asks: tree.kind, to });
      case 'sequence':
        return tree.parts.reduceRight((next, part) => this.add(part, next), to);
      case 'choice':
        return tree.parts.map((part) => this.add(part, to)).reduceRight((or, one) => this.#push({ to: one, or }));
      case 'repeat':
        return this.#repeat(tree.part, tree.least, tree.most, to);
    }
  }

  #repeat(part: PatternTree, least: number, greatest: number, to: number): number {
    let next = to;
    if (greatest === Infinity) {
      const loop = this.#push({ to, or: to });
      const state = this.states[loop];
      if (state) state.to = this.add(part, loop);
      next = loop;
    } else {
      for (let left = greatest - least; left > 0; left--) next = this.#push({ to: this.add(part, next), or: to });
    }
    for (let left = least; left > 0; left--) next = this.add(part, next);
    return next;
  }

  #push(state: PatternState): number {
    this.states.push(state);
    if (this.states.length > most) refuse();
    return this.states.length - 1;
  }
}

function refuse(): never {
  throw new PatternRefusal(`With its repetitions written out, a pattern has at most ${mostTaking} characters and classes`, 0);
}
