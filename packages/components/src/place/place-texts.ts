import type { TextsLoader } from '../controllers/loaded-texts.js';

/** What is said of places and their map. */
export interface PlaceTexts {
  /** Ways to say where something is. */
  readonly ways: string;
  readonly device: string;
  readonly list: string;
  readonly map: string;
  readonly code: string;
  readonly asking: string;
  readonly refused: string;
  readonly noPosition: string;
  readonly accurate: (about: string) => string;
  readonly imprecise: (about: string) => string;
  readonly outside: string;
  readonly another: string;
  readonly remove: string;
  readonly metres: (count: string, n: number) => string;
  readonly kilometres: (count: string) => string;
  readonly about: (distance: string) => string;
  /** A place and what it lies in, the closest first. */
  readonly inPlace: (name: string, within: readonly string[]) => string;
  readonly at: (name: string) => string;
  readonly from: (distance: string, direction: string, name: string) => string;
  /** From north, clockwise. */
  readonly directions: readonly string[];
  readonly degrees: (latitude: string, longitude: string) => string;
  readonly plusCode: string;
  readonly search: string;
  readonly searchHint: string;
  readonly found: (count: string, n: number) => string;
  /** More were found than are shown, and what shows fewer. */
  readonly foundMore: (shown: string, count: string) => string;
  readonly nothing: string;
  readonly elsewhere: string;
  readonly loading: string;
  readonly notLoaded: string;
  readonly tryAgain: string;
  readonly cross: (where: string) => string;
  readonly codeLabel: string;
  readonly codeHint: string;
  readonly codeWrong: string;
  readonly useCode: string;
  readonly words: string;
  readonly wordsHint: string;
}

export const placeTexts: Readonly<Record<string, TextsLoader<PlaceTexts>>> = {
  'zh-Hans': async () => (await import('./texts/zh-hans.js')).texts,
  'zh-Hant': async () => (await import('./texts/zh-hant.js')).texts,
  ug: async () => (await import('./texts/ug.js')).texts,
};
