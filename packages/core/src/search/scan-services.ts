import type { PublicService } from '../services/public-service.js';
import { foldText, splitWords } from './fold-words.js';
import { searchedTexts } from './searched-texts.js';

/** The folded texts of a service, folded once and not at every key. Parts of a level are kept apart by a line break, which no word holds. */
const folded = new WeakMap<PublicService, readonly string[]>();

/**
 * Positions of the services in which every word of `text` occurs, best first: each word counts by the most telling text that holds it,
 * and an equal or beginning name comes before all. Equal ones keep their order. Blank text finds nothing.
 */
export function scanServices(services: readonly PublicService[], text: string): readonly number[] {
  const wanted = foldText(text.trim());
  const words = splitWords(wanted);
  if (!words.length) return [];
  return services
    .map((service, at) => ({ at, rank: rankOf(textsOf(service), wanted, words) }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank)
    .map(({ at }) => at);
}

function textsOf(service: PublicService): readonly string[] {
  let texts = folded.get(service);
  if (!texts) folded.set(service, (texts = searchedTexts(service).map((level) => foldText(level.join('\n')))));
  return texts;
}

/** Lower is better; -1 where a word is missing. */
function rankOf(texts: readonly string[], wanted: string, words: readonly string[]): number {
  const [name = ''] = texts;
  let rank = name.startsWith(wanted) ? (name === wanted ? 0 : 1) : 2;
  for (const word of words) {
    const level = texts.findIndex((level) => level.includes(word));
    if (level < 0) return -1;
    rank += level * 4;
  }
  return rank;
}
