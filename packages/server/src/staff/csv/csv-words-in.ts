import { closestLanguage } from '@civickit/core';
import type { CsvWords } from './words/csv-words.js';
import { en } from './words/en.js';
import { zhHans } from './words/zh-hans.js';
import { zhHant } from './words/zh-hant.js';

/** The words that a reader of `lang` knows best; English where none are theirs. */
export function csvWordsIn(lang: string): CsvWords {
  return closestLanguage([en, zhHans, zhHant], [lang]) ?? en;
}
