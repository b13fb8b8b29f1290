import { type ReadingTable, readTable } from './reading-of.js';
import { SpelledTexts } from './spelled-texts.js';

/** Beyond so many ways to read a text, characters are taken in their usual reading. */
const mostWays = 6;

let table: ReadingTable | undefined;

/** Reads the Chinese names among folded texts. */
export function* spell(texts: readonly string[]): Generator<void, SpelledTexts> {
  table ??= yield* readTable();
  const spelled = new SpelledTexts(texts.length);
  for (const [number, text] of texts.entries()) {
    if (number % 32 === 0) yield;
    if (!/\p{sc=Han}/u.test(text)) continue;
    for (const way of waysToRead(text, table)) if (way) spelled.add(number, way);
  }
  return spelled;
}

/** With a capital where a syllable begins. */
function waysToRead(text: string, table: ReadingTable): readonly string[] {
  let ways = [''];
  for (const character of text) {
    const readings = table.get(character);
    if (!readings) continue;
    if (readings.length * ways.length <= mostWays) ways = readings.flatMap((reading) => ways.map((way) => way + reading));
    else ways = ways.map((way) => way + (readings[0] ?? ''));
  }
  return ways;
}
