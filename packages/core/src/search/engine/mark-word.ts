import { allowedMistakes, editDistance } from './edit-distance.js';
import type { Marks } from './marks.js';
import { step } from './pairs.js';
import type { SpelledTexts } from './pinyin/spelled-texts.js';
import { rangeOf, type Segment } from './segment.js';
import { quality, wordWeights } from './weights.js';

/** Marks the services that hold a word, a longer one that begins with it, or Chinese that is read so. */
export function* markWord(segment: Segment, spelled: SpelledTexts | undefined, word: string, marks: Marks): Generator<void> {
  const { tokens } = segment;
  const [from, to] = rangeOf(tokens, word);
  for (let place = from; place < to; place++) {
    const token = tokens[place] ?? '';
    yield* markToken(segment, place, token === word ? quality.same : quality.beginning(word.length / token.length), marks);
  }
  if (spelled) yield* spelled.find(word, (number, match) => markText(segment, number, quality.spelled[match], marks));
}

/** Marks the services that hold a word with few mistakes; if it is the last, which may still be in the typing, one that begins so. */
export function* markMistaken(segment: Segment, word: string, isLast: boolean, marks: Marks): Generator<void> {
  const limit = allowedMistakes(word);
  if (limit === 0) return;
  const { tokens } = segment;
  const [from, to] = rangeOf(tokens, word.charAt(0));
  for (let place = from; place < to; place++) {
    if (place % 64 === 0) yield;
    const token = tokens[place] ?? '';
    if (token.length < word.length - limit || (!isLast && token.length > word.length + limit)) continue;
    const mistakes = editDistance(word, token, limit, isLast);
    if (mistakes <= limit && mistakes > 0) yield* markToken(segment, place, quality.mistaken(mistakes), marks);
  }
}

/** Marks the services that hold a token. */
export function* markToken({ holders, levels, owners }: Segment, place: number, worth: number, marks: Marks): Generator<void> {
  let done = 0;
  const end = holders.starts[place + 1] ?? 0;
  for (let at = holders.starts[place] ?? 0; at < end; at++) {
    const number = holders.items[at] ?? 0;
    const mark = (wordWeights[levels[number] ?? 0] ?? 0) * worth;
    const last = owners.starts[number + 1] ?? 0;
    for (let owner = owners.starts[number] ?? 0; owner < last; owner++) {
      marks.raise(owners.items[owner] ?? 0, mark);
      if (++done % step === 0) yield;
    }
  }
  yield;
}

function markText({ levels, owners }: Segment, number: number, worth: number, marks: Marks): void {
  const mark = (wordWeights[levels[number] ?? 0] ?? 0) * worth;
  const last = owners.starts[number + 1] ?? 0;
  for (let owner = owners.starts[number] ?? 0; owner < last; owner++) marks.raise(owners.items[owner] ?? 0, mark);
}
