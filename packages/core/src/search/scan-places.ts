import type { Place } from '../places/place.js';
import { allowedMistakes, editDistance } from './engine/edit-distance.js';
import { foldText, splitWords } from './fold-words.js';

/** How well what was typed is how each place of a list is read, by its position; 0 where it is not. */
export type PlaceReadings = (typed: string) => ArrayLike<number>;

interface FoldedPlace {
  readonly name: string;
  readonly others: readonly string[];
  /** All that it is called, and what it lies in, the widest first. */
  readonly words: readonly string[];
  readonly all: string;
}

/** Folded once and not at every key. */
const folded = new WeakMap<Place, FoldedPlace>();

/**
 * Positions of the places that are called so, best first: each word counts where it is a name or part of one, of the place or of what it
 * lies in, or nearly so: a letter wrong in a longer word, a character left out in a Chinese one. Equal ones keep their order.
 */
export function scanPlaces(places: readonly Place[], text: string, read?: PlaceReadings): readonly number[] {
  const wanted = foldText(text.trim()).replace(/\s+/g, ' ');
  const words = splitWords(wanted);
  if (words.length === 0) return [];
  const letters = wanted.replace(/[^a-z0-9]/g, '');
  const readings = letters ? read?.(letters) : undefined;
  return places
    .map((place, at) => ({ at, rank: Math.min(rankOf(foldedOf(place), wanted, words), readings?.[at] ? 3 - readings[at] / 4 : Infinity) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((one, other) => one.rank - other.rank)
    .map(({ at }) => at);
}

function foldedOf(place: Place): FoldedPlace {
  let found = folded.get(place);
  if (!found) {
    const name = foldText(place.name);
    const others = (place.otherNames ?? []).map(foldText);
    const all = [...(place.within ?? []).map(foldText).reverse(), name, ...others].join('\n');
    folded.set(place, (found = { name, others, words: splitWords(all), all }));
  }
  return found;
}

/** Lower is better. */
function rankOf(place: FoldedPlace, wanted: string, words: readonly string[]): number {
  const { name, others, all } = place;
  if (name === wanted) return 0;
  if (others.includes(wanted)) return 0.5;
  if (name.startsWith(wanted)) return 1;
  let rank = 2;
  for (const word of words) {
    if (name.includes(word)) continue;
    if (all.includes(word)) rank += 1;
    else if (isNearly(place, word)) rank += 4;
    else return Infinity;
  }
  return rank;
}

function isNearly({ words, all }: FoldedPlace, word: string): boolean {
  if (/\p{sc=Han}/u.test(word)) return isThere(word, all);
  const limit = allowedMistakes(word);
  return limit > 0 && words.some((one) => editDistance(word, one, limit, true) <= limit);
}

/** Whether three characters in four, and two at least, stand there in the order in which they were typed. */
function isThere(typed: string, all: string): boolean {
  const characters = [...typed];
  let from = 0;
  let found = 0;
  for (const character of characters) {
    const at = all.indexOf(character, from);
    if (at < 0) continue;
    found += 1;
    from = at + character.length;
  }
  return found >= 2 && found >= characters.length * 0.75;
}
