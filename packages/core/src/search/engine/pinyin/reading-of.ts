import { others, readings, syllables } from './readings.js';

const firstRow = 0xb0;
const lastRow = 0xf7;
const cells = 94;

let table: ReadonlyMap<string, readonly string[]> | undefined;

/** The ways in which a character is read, with a capital, the usual one first; none of what is not in GB 2312. */
export function readingsOf(character: string): readonly string[] {
  return (table ??= readTable()).get(character) ?? [];
}

/** The Encoding Standard has every engine know the order of GB 2312, by which the table stands. */
function readTable(): ReadonlyMap<string, readonly string[]> {
  const names = syllables.split(' ').map(capitalize);
  const found = new Map<string, readonly string[]>();
  const bytes = new Uint8Array((lastRow - firstRow + 1) * cells * 2);
  for (let at = 0; at < bytes.length; at += 2) {
    bytes[at] = firstRow + Math.floor(at / 2 / cells);
    bytes[at + 1] = 0xa1 + ((at / 2) % cells);
  }
  let at = 0;
  for (const character of new TextDecoder('gbk').decode(bytes)) {
    const name = names[digit(at) * 26 + digit(at + 1)];
    if (name) found.set(character, [name]);
    at += 2;
  }
  for (const entry of others.split(' ')) {
    const character = entry.charAt(0);
    found.set(character, [...(found.get(character) ?? []), ...entry.slice(1).split('/').map(capitalize)]);
  }
  return found;
}

function digit(at: number): number {
  return readings.charCodeAt(at) - 97;
}

function capitalize(syllable: string): string {
  return syllable.charAt(0).toUpperCase() + syllable.slice(1);
}
