import type { Lists } from './pairs.js';

/**
 * An index over the different texts of some services. A text that many share, such as a document, stands in it once.
 */
export interface Segment {
  /** In the order of code units, each once. */
  readonly tokens: readonly string[];
  /** Numbers of the texts that hold a token, rising. */
  readonly holders: Lists;
  /** The level of each text. */
  readonly levels: Uint8Array;
  /** The folded text, of naming levels alone; others are empty. */
  readonly texts: readonly string[];
  /** Positions of the services that have a text. */
  readonly owners: Lists;
  /** Of its services in the list that is searched. */
  readonly positions: readonly number[];
  /** What of them can be written down, in the same order. */
  readonly services: readonly IndexedService[];
}

export interface IndexedService {
  readonly key: string;
  readonly stamp: number;
  /** Numbers of its texts, in the order of `textsOf`. */
  readonly texts: readonly number[];
}

/** Places of the first token that is not before `word`, and of the first after those that begin with it. */
export function rangeOf(tokens: readonly string[], word: string): readonly [from: number, to: number] {
  return [firstFrom(tokens, word), firstFrom(tokens, word + '\uffff')];
}

function firstFrom(tokens: readonly string[], word: string): number {
  let from = 0;
  let to = tokens.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((tokens[middle] ?? '') < word) from = middle + 1;
    else to = middle;
  }
  return from;
}
