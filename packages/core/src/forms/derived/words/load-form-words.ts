import { loadInLanguage } from '../../load-in-language.js';
import type { FormWords } from './form-words.js';

/**
 * The words that a reader of `lang` (a BCP 47 tag) knows best; English where none are theirs.
 * @throws CivicError `network/part` where they cannot be loaded
 */
export function loadFormWords(lang: string): Promise<FormWords> {
  return loadInLanguage(
    [
      { lang: 'en', load: async () => (await import('./en.js')).en },
      { lang: 'zh-Hans', load: async () => (await import('./zh-hans.js')).zhHans },
      { lang: 'zh-Hant', load: async () => (await import('./zh-hant.js')).zhHant },
      { lang: 'ug', load: async () => (await import('./ug.js')).ug },
    ],
    lang,
  );
}
