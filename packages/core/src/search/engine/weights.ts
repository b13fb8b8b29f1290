/** What a word is worth by the level of the text that holds it (`searchedTexts`): name, other names, vocabulary, what it is, documents. */
export const wordWeights = [10, 8, 6, 3, 1] as const;

/**
 * What it is worth that a whole text of a naming level is, begins with or holds all that was typed; always more than words. A whole other
 * name tells more than the beginning of some name, and that more than a word that many services share.
 */
export const phraseWeights = {
  whole: [100, 90, 60],
  start: [80, 50, 35],
  inside: [30, 20, 15],
} as const;

export type PhraseMatch = keyof typeof phraseWeights;

/** How well pinyin or initials fit a text: 3 where they are all of it, else the share that they are of it, and 1 more at its beginning. */
export function matchOfFit(fit: number): PhraseMatch {
  return fit === 3 ? 'whole' : fit > 1 ? 'start' : 'inside';
}

/** How well a token stands for a typed word. */
export const quality = {
  same: 1,
  /** It begins with the word; `share` is how much of it was typed. */
  beginning: (share: number): number => 0.6 + 0.3 * share,
  /** So many letters are wrong. */
  mistaken: (mistakes: number): number => 0.6 - 0.15 * mistakes,
  /** Its pinyin or initials are so. */
  spelled: (fit: number): number => ({ whole: 1.3, start: 0.8, inside: 0.7 })[matchOfFit(fit)],
} as const;
