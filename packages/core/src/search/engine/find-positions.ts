import { Marks } from './marks.js';
import { markStretch, type Coverage } from './mark-stretch.js';
import { markMistaken, markWord } from './mark-word.js';
import { phraseMarks } from './phrase-marks.js';
import type { SpelledTexts } from './pinyin/spelled-texts.js';
import type { Segment } from './segment.js';
import { isUnspaced } from './tokens.js';

/** A segment with the pinyin of its names, where that is there and wanted. */
export interface SearchedSegment {
  readonly segment: Segment;
  readonly spelled?: SpelledTexts;
}

interface Effort {
  /** Words of which a mistake is forgiven: none, those that are nowhere as they are, all. */
  readonly forgives: 'none' | 'unknown' | 'all';
  readonly coverage: Coverage;
  /** So much of what was typed must be in words that are found: short ones say least. */
  readonly share: number;
}

/** Each is made only where those before it find nothing: all words as they are, with mistakes in few, with mistakes in all, most of them. */
const efforts: readonly Effort[] = [
  { forgives: 'none', coverage: 'whole', share: 1 },
  { forgives: 'unknown', coverage: 'nearly', share: 1 },
  { forgives: 'all', coverage: 'nearly', share: 1 },
  { forgives: 'all', coverage: 'half', share: 0.5 },
];

/** Positions of what was wanted (folded, with its words), best first. */
export function* findPositions(
  searched: readonly SearchedSegment[],
  size: number,
  wanted: string,
  words: readonly string[],
): Generator<void, readonly number[]> {
  const whole = words.reduce((length, word) => length + word.length, 0);
  for (const effort of efforts) {
    const { sums, lengths } = yield* markAll(searched, size, words, effort);
    const most = lengths.reduce((one, other) => Math.max(one, other), 0);
    if (most === 0 || most < whole * effort.share) continue;
    const isFound = (position: number): boolean => lengths[position] === most;
    const phrases = yield* phraseMarks(searched, size, wanted, isFound);
    return inOrder(size, (position) => (isFound(position) ? (sums[position] ?? 0) / words.length + (phrases[position] ?? 0) : undefined));
  }
  return [];
}

function* markAll(
  searched: readonly SearchedSegment[],
  size: number,
  words: readonly string[],
  { forgives, coverage, share }: Effort,
): Generator<void, { sums: Float32Array; lengths: Uint32Array }> {
  const sums = new Float32Array(size);
  const lengths = new Uint32Array(size);
  const marks = new Marks(size);
  const segments = searched.map(({ segment }) => segment);
  const last = words.at(-1);
  // Long words are rare and hold most mistakes: where one is nowhere, the others need not be looked for.
  for (const word of [...words].sort((one, other) => other.length - one.length)) {
    let isFound = false;
    const add = (position: number, mark: number): void => {
      isFound = true;
      sums[position] = (sums[position] ?? 0) + mark;
      lengths[position] = (lengths[position] ?? 0) + word.length;
    };
    if (isUnspaced(word)) yield* markStretch(segments, size, word, coverage, add);
    else {
      for (const { segment, spelled } of searched) yield* markWord(segment, spelled, word, marks);
      if (forgives === 'all' || (forgives === 'unknown' && marks.isEmpty)) {
        for (const segment of segments) yield* markMistaken(segment, word, word === last, marks);
      }
      marks.drain(add);
    }
    if (!isFound && share === 1) break;
  }
  return { sums, lengths };
}

/** Sorted as numbers, which engines do at once, and not by a function: rank before the point, position behind. */
function inOrder(size: number, rankOf: (position: number) => number | undefined): readonly number[] {
  const keys: number[] = [];
  for (let position = 0; position < size; position++) {
    const rank = rankOf(position);
    if (rank !== undefined) keys.push(position - Math.round(rank * 1024) * size);
  }
  return Array.from(Float64Array.from(keys).sort(), (key) => ((key % size) + size) % size);
}
