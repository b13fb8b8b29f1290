import { Marks } from './marks.js';
import { markTokens } from './mark-word.js';
import type { Segment } from './segment.js';

/** How much of a stretch of Chinese a service must hold. */
export type Coverage = 'whole' | 'nearly' | 'half';

/** So many characters fit the bits of a number; what is typed beyond them is not looked at. */
const longest = 31;

/**
 * Tells the services that hold a stretch of Chinese, with a mark. It need not stand there in one piece, since nobody types spaces where
 * one word ends and the next begins: each character must occur, and half of the neighbours must be neighbours there too.
 */
export function* markStretch(
  segments: readonly Segment[],
  size: number,
  stretch: string,
  coverage: Coverage,
  visit: (position: number, mark: number) => void,
): Generator<void> {
  const characters = [...stretch].slice(0, longest);
  const pairs = characters.length - 1;
  const marks = new Marks(size);
  if (pairs === 0) {
    yield* markHolders(segments, stretch, marks);
    return marks.drain(visit);
  }
  const sums = new Float32Array(size);
  const hits = new Uint8Array(size);
  const seen = new Uint32Array(size);
  for (let at = 0; at < pairs; at++) {
    yield* markHolders(segments, characters.slice(at, at + 2).join(''), marks);
    marks.drain((position, mark) => {
      sums[position] = (sums[position] ?? 0) + mark;
      hits[position] = (hits[position] ?? 0) + 1;
      seen[position] = (seen[position] ?? 0) | (3 << at);
    });
  }

  const wanted = needs(coverage, characters.length);
  const isCandidate = (position: number): boolean => (hits[position] ?? 0) >= wanted.pairs;
  let unseen = 0;
  for (let position = 0; position < size; position++) if (isCandidate(position)) unseen |= ~(seen[position] ?? 0);
  for (const [at, character] of characters.entries()) {
    if (!(unseen & (1 << at))) continue;
    yield* markHolders(segments, character, marks);
    marks.drain((position) => {
      seen[position] = (seen[position] ?? 0) | (1 << at);
    });
  }
  for (let position = 0; position < size; position++) {
    if (!isCandidate(position)) continue;
    const share = countBits(seen[position] ?? 0) / characters.length;
    if (share >= wanted.share) visit(position, ((sums[position] ?? 0) / pairs) * share);
  }
}

function needs(coverage: Coverage, length: number): { pairs: number; share: number } {
  const pairs = length - 1;
  if (coverage === 'whole') return { pairs: Math.ceil(pairs / 2), share: 1 };
  if (coverage === 'half' || length < 3) return { pairs: 1, share: 0.5 };
  return { pairs: Math.max(1, Math.floor(pairs * 0.4)), share: 1 - Math.max(1, length >> 2) / length };
}

function* markHolders(segments: readonly Segment[], characters: string, marks: Marks): Generator<void> {
  for (const segment of segments) yield* markTokens(segment, characters, () => 1, marks);
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
