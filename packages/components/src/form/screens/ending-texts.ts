import type { EndingTexts, FormTexts } from '../form-texts.js';
import type { FormView } from '../form-view.js';
import { endingEn } from '../texts/ending-en.js';

/** The words of the form with those for what follows its questions, which catalogues of other languages hold already. */
export function endingTexts({ texts }: Pick<FormView, 'texts'>): EndingTexts & FormTexts {
  return { ...endingEn, ...texts };
}
