import type { PublicService } from '../../services/public-service.js';
import { foldText, splitWords } from '../fold-words.js';
import { keyOf, namingLevels, stampOf, textsOf } from './entries.js';
import { Pairs, step } from './pairs.js';
import type { IndexedService, Segment } from './segment.js';
import { tokensOf } from './tokens.js';

/** Indexes the services at the given positions. */
export function* buildSegment(services: readonly PublicService[], positions: readonly number[]): Generator<void, Segment> {
  const numbers: Map<string, number>[] = [];
  const folded: string[] = [];
  const levels: number[] = [];
  const tokens = new Map<string, number>();
  const lastHolder: number[] = [];
  const holders = new Pairs();
  const owners = new Pairs();
  const indexed: IndexedService[] = [];

  const index = (level: number, text: string): number => {
    const number = levels.push(level) - 1;
    const plain = foldText(text);
    folded.push(level < namingLevels ? plain.trim() : '');
    for (const word of splitWords(plain)) {
      for (const token of tokensOf(word)) {
        let place = tokens.get(token);
        if (place === undefined) tokens.set(token, (place = tokens.size));
        if (lastHolder[place] === number) continue;
        lastHolder[place] = number;
        holders.add(place, number);
      }
    }
    return number;
  };

  for (const position of positions) {
    const service = services[position];
    if (!service) continue;
    const texts = textsOf(service);
    const own = texts.texts.map((text, at) => {
      const level = texts.levels[at] ?? 0;
      const known = (numbers[level] ??= new Map<string, number>());
      let number = known.get(text);
      if (number === undefined) known.set(text, (number = index(level, text)));
      owners.add(number, position);
      return number;
    });
    indexed.push({ key: keyOf(service), stamp: stampOf(texts), texts: own });
    yield;
  }

  const { sorted, places } = yield* sortTokens(tokens);
  return {
    tokens: sorted,
    holders: yield* holders.toLists(tokens.size, places),
    levels: Uint8Array.from(levels),
    texts: folded,
    owners: yield* owners.toLists(levels.length),
    positions,
    services: indexed,
  };
}

/** Sorted by their first letters apart, since one sort of all would be too long a task. */
function* sortTokens(tokens: ReadonlyMap<string, number>): Generator<void, { sorted: readonly string[]; places: Uint32Array }> {
  const byLetter = new Map<string, string[]>();
  let count = 0;
  for (const token of tokens.keys()) {
    const letter = token.charAt(0);
    const group = byLetter.get(letter);
    if (group) group.push(token);
    else byLetter.set(letter, [token]);
    if (count++ % step === 0) yield;
  }
  const sorted: string[] = [];
  const places = new Uint32Array(tokens.size);
  for (const letter of [...byLetter.keys()].sort()) {
    for (const token of byLetter.get(letter)?.sort() ?? []) places[tokens.get(token) ?? 0] = sorted.push(token) - 1;
    yield;
  }
  return { sorted, places };
}
