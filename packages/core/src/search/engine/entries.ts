import type { PublicService } from '../../services/public-service.js';
import { searchedTexts } from '../searched-texts.js';

/** The texts of a service, each with its level: 0 is the name, the last are documents (`searchedTexts`). */
export interface ServiceTexts {
  readonly texts: readonly string[];
  readonly levels: readonly number[];
}

/** Levels whose texts are names of the thing itself: they are read as pinyin too, and equal or begin what was typed. */
export const namingLevels = 3;

/** The texts of a service in a fixed order, on which the ready index rests. */
export function textsOf(service: PublicService): ServiceTexts {
  const found: string[] = [];
  const levels: number[] = [];
  let level = 0;
  for (const texts of searchedTexts(service)) {
    for (const text of texts) {
      if (!text) continue;
      found.push(text);
      levels.push(level);
    }
    level++;
  }
  return { texts: found, levels };
}

export function keyOf({ ref }: PublicService): string {
  return `${ref.source}\n${ref.id}`;
}

/** A number that changes with any of the texts (FNV-1a, 32 bits). */
export function stampOf({ texts, levels }: ServiceTexts): number {
  let hash = 0x811c9dc5;
  for (const [place, text] of texts.entries()) {
    hash = Math.imul(hash ^ ((levels[place] ?? 0) + 0x10000), 0x01000193);
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
