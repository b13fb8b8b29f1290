import { loadInLanguage } from '../load-in-language.js';
import type { FormMessages } from './form-messages.js';

/**
 * What is said of wrong answers in the language that a reader of `lang` (a BCP 47 tag) knows best: English, Simplified and Traditional
 * Chinese, Uyghur. For readers of none of them it is English.
 * @throws CivicError `network/part` where it cannot be loaded
 */
export function loadFormMessages(lang: string): Promise<FormMessages> {
  return loadInLanguage(
    [
      { lang: 'en', load: async () => (await import('./en.js')).messages },
      { lang: 'zh-Hans', load: async () => (await import('./zh-hans.js')).messages },
      { lang: 'zh-Hant', load: async () => (await import('./zh-hant.js')).messages },
      { lang: 'ug', load: async () => (await import('./ug.js')).messages },
    ],
    lang,
  );
}
