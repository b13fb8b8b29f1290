import { closestLanguage } from '../../../notices/closest-language.js';
import type { FormWords } from './form-words.js';

const loaders: readonly { readonly lang: string; readonly load: () => Promise<FormWords> }[] = [
  { lang: 'en', load: async () => (await import('./en.js')).en },
  { lang: 'zh-Hans', load: async () => (await import('./zh-hans.js')).zhHans },
  { lang: 'zh-Hant', load: async () => (await import('./zh-hant.js')).zhHant },
  { lang: 'ug', load: async () => (await import('./ug.js')).ug },
];

/** The words that a reader of `lang` (a BCP 47 tag) knows best; English where none are theirs. */
export function loadFormWords(lang: string): Promise<FormWords> {
  const [english] = loaders;
  const found = closestLanguage(loaders, [lang]) ?? english;
  if (!found) throw new TypeError('no words');
  return found.load();
}
