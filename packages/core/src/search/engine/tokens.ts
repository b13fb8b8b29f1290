import { unspaced } from '../fold-words.js';

const unspacedWord = new RegExp(`^[${unspaced}]`, 'u');

/** Whether a word of `splitWords` is a stretch of a script without spaces. */
export function isUnspaced(word: string): boolean {
  return unspacedWord.test(word);
}

/**
 * What a word is indexed under: a word with spaces around it under itself, a stretch of Chinese under each two neighbours and its last
 * character, so that what begins with a character is every token that begins with it.
 */
export function tokensOf(word: string): readonly string[] {
  if (!isUnspaced(word)) return [word];
  const characters = [...word];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}
