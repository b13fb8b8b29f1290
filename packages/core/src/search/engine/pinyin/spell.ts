import type { Segment } from '../segment.js';
import { readingsOf } from './reading-of.js';
import { SpelledTexts } from './spelled-texts.js';

/** Beyond so many ways to read a text, characters are taken in their usual reading. */
const mostWays = 6;

/** Reads the Chinese names of a segment. */
export function* spell({ texts }: Segment): Generator<void, SpelledTexts> {
  const spelled = new SpelledTexts();
  for (const [number, text] of texts.entries()) {
    if (number % 32 === 0) yield;
    if (!/\p{sc=Han}/u.test(text)) continue;
    for (const way of waysToRead(text)) if (way) spelled.add(number, way);
  }
  yield;
  spelled.seal();
  return spelled;
}

/** With a capital where a syllable begins. Letters and digits between the characters are read as they are, one by one. */
function waysToRead(text: string): readonly string[] {
  let ways = [''];
  for (const part of text.match(/\p{sc=Han}|[a-z]+|[0-9]+/gu) ?? []) {
    const readings = /^[a-z0-9]/.test(part) ? [part.toUpperCase()] : readingsOf(part);
    const [usual = ''] = readings;
    if (readings.length < 2 || ways.length * readings.length > mostWays) ways = ways.map((way) => way + usual);
    else ways = readings.flatMap((reading) => ways.map((way) => way + reading));
  }
  return ways;
}
