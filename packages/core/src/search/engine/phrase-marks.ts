import { namingLevels } from './entries.js';
import type { SearchedSegment } from './find-positions.js';
import { matchOfFit, phraseWeights, type PhraseMatch } from './weights.js';

/** What the services found gain because a name is, begins with or holds all that was typed, letter by letter or in pinyin. */
export function* phraseMarks(
  searched: readonly SearchedSegment[],
  size: number,
  wanted: string,
  isFound: (position: number) => boolean,
): Generator<void, Float32Array> {
  const marks = new Float32Array(size);
  const isLatin = /^[a-z0-9\s'’-]+$/.test(wanted);
  for (const { segment, spelled } of searched) {
    const { levels, positions, services, texts } = segment;
    const fits = isLatin ? yield* spelled?.find(wanted.replace(/[^a-z0-9]/g, '')) ?? [] : [];
    /** By the numbers of texts, since many services share one; with 1 added, so that 0 is one not looked at yet. */
    const worths = new Float64Array(texts.length);
    for (let at = 0; at < positions.length; at++) {
      if (at % 512 === 0) yield;
      const position = positions[at] ?? 0;
      if (!isFound(position)) continue;
      for (const number of services[at]?.texts ?? []) {
        const level = levels[number] ?? 0;
        if (level >= namingLevels) break;
        const worth = (worths[number] ||= 1 + worthOf(texts[number] ?? '', level, wanted, fits?.[number] ?? 0)) - 1;
        if (worth > (marks[position] ?? 0)) marks[position] = worth;
      }
    }
  }
  return marks;
}

function worthOf(text: string, level: number, wanted: string, fit: number): number {
  // Letter by letter is worth a little more than pinyin, where one text is both.
  const read = fit && weightOf(matchOfFit(fit), level, (fit === 3 ? 1 : fit % 1) - 1);
  const share = wanted.length / text.length;
  if (!text.includes(wanted)) return Math.max(read, level === 0 ? closenessOf(share) : 0);
  return Math.max(read, weightOf(share === 1 ? 'whole' : text.startsWith(wanted) ? 'start' : 'inside', level, share));
}

/** Up to 5 for how much of the text was typed: of two names that begin so, the shorter is meant. */
function weightOf(match: PhraseMatch, level: number, share: number): number {
  return (phraseWeights[match][level] ?? 0) + 5 * share;
}

/** Up to 2 for a name about as long as what was typed, which decides where words are equal. */
function closenessOf(share: number): number {
  return 2 * Math.min(share, 1 / share);
}
