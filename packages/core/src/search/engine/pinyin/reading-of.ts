import { step } from '../pairs.js';
import { others, readings, syllables } from './readings.js';

const firstRow = 0xb0;
const lastRow = 0xf7;
const cells = 94;

/** The ways in which each character is read, with a capital, the usual one first. */
export type ReadingTable = ReadonlyMap<string, readonly string[]>;

/** Of the characters of GB 2312, whose order the Encoding Standard has every engine know, and of letters and digits, which are read one by one. */
export function* readTable(): Generator<void, ReadingTable> {
  const names = syllables.split(' ').map((syllable) => [capitalize(syllable)]);
  const found = new Map<string, readonly string[]>();
  for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789') found.set(character, [character.toUpperCase()]);
  const bytes = new Uint8Array((lastRow - firstRow + 1) * cells * 2);
  for (let at = 0; at < bytes.length; at += 2) {
    bytes[at] = firstRow + Math.floor(at / 2 / cells);
    bytes[at + 1] = 0xa1 + ((at / 2) % cells);
  }
  let at = 0;
  for (const character of new TextDecoder('gbk').decode(bytes)) {
    const name = names[digit(at) * 26 + digit(at + 1)];
    if (name) found.set(character, name);
    at += 2;
    if (at % (step / 8) === 0) yield;
  }
  for (const entry of others.split(' ')) {
    const character = entry.charAt(0);
    found.set(character, [...(found.get(character) ?? []), ...entry.slice(1).split('/').map(capitalize)]);
  }
  yield;
  return found;
}

function digit(at: number): number {
  return readings.charCodeAt(at) - 97;
}

function capitalize(syllable: string): string {
  return syllable.charAt(0).toUpperCase() + syllable.slice(1);
}
