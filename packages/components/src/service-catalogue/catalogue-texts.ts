import type { TextsLoader } from '../controllers/loaded-texts.js';
import type { ServiceTexts } from '../services/service-texts.js';
import type { FlagName } from './choices.js';

/** The texts of the catalogue: a catalogue of its own, so that pages without services do not load it. */
export interface CatalogueTexts extends ServiceTexts {
  readonly loading: string;
  readonly empty: string;
  readonly error: string;
  readonly search: string;
  readonly found: (count: string, n: number) => string;
  readonly foundSoFar: (count: string, n: number) => string;
  readonly searching: string;
  readonly noMatch: string;
  /** What may help where nothing matches. */
  readonly noMatchAdvice: string;
  /** What is said where only the plain scan works. */
  readonly limited: string;
  readonly clear: string;
  readonly more: string;
  readonly shown: (count: string, n: number) => string;
  readonly narrow: string;
  readonly narrowChosen: (count: string) => string;
  readonly forWhom: string;
  readonly event: string;
  readonly theme: string;
  readonly unit: string;
  readonly way: string;
  readonly any: string;
  readonly option: (name: string, count: string) => string;
  readonly flags: Readonly<Record<FlagName, string>>;
  readonly letters: string;
  readonly otherLetters: string;
  readonly recent: string;
  readonly forget: string;
  readonly forgotten: string;
  readonly all: string;
  readonly near: string;
  readonly nowhere: string;
  readonly here: string;
  readonly hereFound: string;
  readonly hereFailed: string;
  readonly nearest: (place: string, distance: string) => string;
  readonly how: string;
  readonly visitsLabel: string;
  readonly feeLabel: string;
  readonly timeLabel: string;
  readonly suspended: string;
  readonly back: string;
  readonly opening: string;
  readonly notFound: string;
  readonly guideFailed: string;
}

export const catalogueTexts: Readonly<Record<string, TextsLoader<CatalogueTexts>>> = {
  'zh-Hans': async () => (await import('./texts/zh-hans.js')).texts,
  'zh-Hant': async () => (await import('./texts/zh-hant.js')).texts,
  ug: async () => (await import('./texts/ug.js')).texts,
};
