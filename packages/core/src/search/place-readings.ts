import { atOnce, inSlices } from '../markup/slices.js';
import type { Place } from '../places/place.js';
import { foldText } from './fold-words.js';
import type { PlaceReadings } from './scan-places.js';

/** Reads the Chinese names of places as pinyin, in slices of 8 ms, for `scanPlaces`. */
export async function readPlaces(places: readonly Place[]): Promise<PlaceReadings> {
  // Large, and loaded by itself, since services are searched with it too.
  const { spell } = await import('./engine/pinyin/spell.js');
  const spelled = await inSlices(spell(places.map(({ name }) => foldText(name))));
  return (typed) => atOnce(spelled.find(typed));
}
