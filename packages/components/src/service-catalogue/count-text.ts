import type { Formatter } from '../i18n/formatter.js';
import type { CatalogueTexts } from './catalogue-texts.js';

export interface Counting {
  /** Whether more may still be found among what has been read. */
  readonly searching: boolean;
  /** Whether more is still being read. */
  readonly reading: boolean;
}

/** How many services match, and whether that is all: nothing found yet is not nothing. */
export function countText(n: number, { searching, reading }: Counting, texts: CatalogueTexts, format: Formatter): string {
  if (n === 0 && searching) return texts.searching;
  const count = format.number(n);
  if (reading) return texts.foundSoFar(count, n);
  return n > 0 ? texts.found(count, n) : texts.noMatch;
}
