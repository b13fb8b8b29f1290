import { inSlices } from '@civickit/core/markup';
import { beginning, mixIn, padding } from '../sha256.js';
import type { Challenge } from './challenge.js';

/** Hashes between two looks at the clock: some 4 ms on a phone of ten years ago. */
const atOnce = 128;

/**
 * What is sent for a challenge, worked out in slices of 8 ms; undefined where no number solves it.
 * @throws CivicError `aborted/by-caller`
 */
export async function solveChallenge(challenge: Challenge, signal: AbortSignal): Promise<string | undefined> {
  const number = await inSlices(search(challenge), signal);
  return number === undefined ? undefined : `${challenge.token}.${number}`;
}

/** One block holds it all, since a salt has at most forty characters: only its digits change from one number to the next. */
function* search({ salt, digest, most }: Challenge): Generator<void, number | undefined> {
  const wanted = new DataView(Uint8Array.from(digest.match(/../g) ?? [], (pair) => parseInt(pair, 16)).buffer);
  const state = beginning();
  const start = beginning();
  for (let from = 0, digits = 1; from < most; from = 10 ** digits, digits += 1) {
    const { padded, view } = padding(new TextEncoder().encode(`${salt}.${from}`));
    const last = salt.length + digits;
    for (let number = from; number < Math.min(10 ** digits, most); number += 1) {
      for (let word = 0; word < 32; word += 4) state.setInt32(word, start.getInt32(word));
      mixIn(state, view, 0);
      if (state.getInt32(0) === wanted.getInt32(0) && isSame(state, wanted)) return number;
      countUp(padded, last);
      if (number % atOnce === 0) yield;
    }
  }
  return undefined;
}

/** Adds one to the decimal number whose last digit stands there; behind 999 comes 000. */
function countUp(text: Uint8Array, last: number): void {
  const nine = 0x39;
  let at = last;
  while (text[at] === nine) {
    text[at] = 0x30;
    at -= 1;
  }
  text[at] = (text[at] ?? 0) + 1;
}

function isSame(one: DataView, other: DataView): boolean {
  for (let at = 0; at < 32; at += 4) if (one.getInt32(at) !== other.getInt32(at)) return false;
  return true;
}
