import { createHash } from 'node:crypto';

/** A number from 0 to below 1 that follows from the words alone, whatever order things happen in. */
export function chanceOf(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUInt32BE() / 2 ** 32;
}
