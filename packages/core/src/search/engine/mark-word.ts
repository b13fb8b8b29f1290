import { allowedMistakes, editDistance } from './edit-distance.js';
import type { Marks } from './marks.js';
import { step } from './pairs.js';
import type { SpelledTexts } from './pinyin/spelled-texts.js';
import { rangeOf, type Segment } from './segment.js';
import { quality, wordWeights } from './weights.js';

/** Marks the services that hold a word, a longer one that begins with it, or Chinese that is read so. */
export function* markWord(segment: Segment, spelled: SpelledTexts | undefined, word: string, marks: Marks): Generator<void> {
  yield* markTokens(segment, word, (token) => (token === word ? quality.same : quality.beginning(word.length / token.length)), marks);
  if (!spelled) return;
  const fits = yield* spelled.find(word);
  for (let number = 0; number < fits.length; number++) {
    const fit = fits[number];
    if (fit) markText(segment, number, quality.spelled(fit), marks);
  }
  yield;
}

/** Marks the services that hold a word with few mistakes; if it is the last, which may still be in the typing, one that begins so. */
export function* markMistaken(segment: Segment, word: string, isLast: boolean, marks: Marks): Generator<void> {
  const limit = allowedMistakes(word);
  if (limit === 0) return;
  const worthOf = (token: string): number => {
    if (token.length < word.length - limit || (!isLast && token.length > word.length + limit)) return 0;
    const mistakes = editDistance(word, token, limit, isLast);
    return mistakes <= limit && mistakes > 0 ? quality.mistaken(mistakes) : 0;
  };
  yield* markTokens(segment, word.charAt(0), worthOf, marks);
}

/** Marks the services that hold a token that begins with `beginning`, by what the token is worth. */
export function* markTokens(segment: Segment, beginning: string, worthOf: (token: string) => number, marks: Marks): Generator<void> {
  const { tokens, holders } = segment;
  const [from, to] = rangeOf(tokens, beginning);
  let done = 0;
  for (let place = from; place < to; place++) {
    // To compare a token with a word takes as long as dozens of marks.
    done += 64;
    const worth = worthOf(tokens[place] ?? '');
    const end = worth && (holders.starts[place + 1] ?? 0);
    for (let at = holders.starts[place] ?? 0; at < end; at++) done += markText(segment, holders.items[at] ?? 0, worth, marks);
    if (done < step) continue;
    done = 0;
    yield;
  }
}

/** Marks the services that have a text, and tells how many they are. */
function markText({ levels, owners }: Segment, number: number, worth: number, marks: Marks): number {
  const mark = (wordWeights[levels[number] ?? 0] ?? 0) * worth;
  const first = owners.starts[number] ?? 0;
  const last = owners.starts[number + 1] ?? 0;
  for (let owner = first; owner < last; owner++) marks.raise(owners.items[owner] ?? 0, mark);
  return last - first;
}
