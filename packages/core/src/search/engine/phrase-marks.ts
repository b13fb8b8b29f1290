import { namingLevels } from './entries.js';
import type { SearchedSegment } from './find-positions.js';
import type { Segment } from './segment.js';
import { phraseWeights, type PhraseMatch } from './weights.js';

/** What the services found gain because a name is, begins with or holds all that was typed, letter by letter or in pinyin. */
export function* phraseMarks(
  searched: readonly SearchedSegment[],
  size: number,
  wanted: string,
  isFound: (position: number) => boolean,
): Generator<void, Float32Array> {
  const marks = new Float32Array(size);
  const typed = wanted.replace(/[^a-z0-9]/g, '');
  const isLatin = /^[a-z0-9\s'’-]+$/.test(wanted);
  for (const { segment, spelled } of searched) {
    const raise = (number: number, match: PhraseMatch, share: number): void => raiseOwners(segment, number, match, share, marks);
    for (let number = 0; number < segment.texts.length; number++) {
      if (number % 512 === 0) yield;
      const text = segment.texts[number];
      // Looking at the owners takes a tenth of looking through the text.
      if (!text || !isOwned(segment, number, isFound)) continue;
      const match = matchOf(text, wanted);
      if (match) raise(number, match, wanted.length / text.length);
      else if (segment.levels[number] === 0) raiseClose(segment, number, wanted.length, text.length, marks);
    }
    // Letter by letter is worth a little more than pinyin, where one text is both.
    if (spelled && isLatin) yield* spelled.find(typed, (number, match, share) => raise(number, match, share - 1));
  }
  return marks;
}

function isOwned({ owners }: Segment, number: number, isFound: (position: number) => boolean): boolean {
  const last = owners.starts[number + 1] ?? 0;
  for (let at = owners.starts[number] ?? 0; at < last; at++) if (isFound(owners.items[at] ?? 0)) return true;
  return false;
}

function matchOf(text: string, wanted: string): PhraseMatch | undefined {
  if (!text.includes(wanted)) return undefined;
  if (text.length === wanted.length) return 'whole';
  return text.startsWith(wanted) ? 'start' : 'inside';
}

/** Up to 5 for how much of the text was typed: of two names that begin so, the shorter is meant. */
function raiseOwners(segment: Segment, number: number, match: PhraseMatch, share: number, marks: Float32Array): void {
  const level = segment.levels[number] ?? 0;
  if (level >= namingLevels) return;
  raiseAll(segment, number, (phraseWeights[match][level] ?? 0) + 5 * share, marks);
}

/** Up to 2 for a name about as long as what was typed, which decides where words are equal. */
function raiseClose(segment: Segment, number: number, typed: number, length: number, marks: Float32Array): void {
  raiseAll(segment, number, (2 * Math.min(typed, length)) / Math.max(typed, length, 1), marks);
}

function raiseAll({ owners }: Segment, number: number, mark: number, marks: Float32Array): void {
  const last = owners.starts[number + 1] ?? 0;
  for (let at = owners.starts[number] ?? 0; at < last; at++) {
    const position = owners.items[at] ?? 0;
    if (mark > (marks[position] ?? 0)) marks[position] = mark;
  }
}
