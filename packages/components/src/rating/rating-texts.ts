import type { RatingLevel } from '@civickit/core';
import type { TextsLoader } from '../controllers/loaded-texts.js';

/** What is said of how well an office did. */
export interface RatingTexts {
  readonly levels: Readonly<Record<RatingLevel, string>>;
  readonly ask: string;
  readonly voluntary: string;
  readonly level: string;
  readonly reasons: string;
  readonly several: string;
  readonly words: string;
  readonly send: string;
  readonly needsLevel: string;
  readonly refused: string;
  readonly given: string;
  readonly answerBy: (when: string) => string;
  readonly answerLate: (when: string) => string;
  readonly answered: (when: string) => string;
  /** Where only the rating is asked for. */
  readonly open: string;
  readonly notByCode: string;
  readonly results: string;
  readonly ofAll: (count: string, n: number) => string;
  readonly tooFew: (least: string) => string;
  readonly fewHidden: (least: string) => string;
  readonly byType: string;
  readonly byMonth: string;
  readonly total: string;
  readonly count: string;
  readonly figuresFail: string;
}

export const ratingTexts: Readonly<Record<string, TextsLoader<RatingTexts>>> = {
  'zh-Hans': async () => (await import('./texts/zh-hans.js')).texts,
  'zh-Hant': async () => (await import('./texts/zh-hant.js')).texts,
  ug: async () => (await import('./texts/ug.js')).texts,
};
