import { closestLanguage } from '@civickit/core';
import { english } from './en.js';
import type { HandoffTexts } from './texts.js';

const languages: readonly { readonly lang: string; readonly load: () => HandoffTexts | Promise<HandoffTexts> }[] = [
  { lang: 'en', load: () => english },
  { lang: 'zh-Hans', load: async () => (await import('./zh-hans.js')).simplifiedChinese },
  { lang: 'zh-Hant', load: async () => (await import('./zh-hant.js')).traditionalChinese },
  { lang: 'ug', load: async () => (await import('./ug.js')).uyghur },
];

/** The words in the language closest to a BCP 47 tag; in English where that is none of them, or its file cannot be had. */
export async function loadTexts(lang: string | undefined): Promise<HandoffTexts> {
  const closest = closestLanguage(languages, lang ? [lang] : []);
  try {
    return (await closest?.load()) ?? english;
  } catch {
    return english;
  }
}
