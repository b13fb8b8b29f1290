import { CivicError } from '../../errors/civic-error.js';
import { closestLanguage } from '../../notices/closest-language.js';
import type { FormMessages } from './form-messages.js';

const loaders: Readonly<Record<string, () => Promise<{ readonly messages: FormMessages }>>> = {
  en: () => import('./en.js'),
  'zh-Hans': () => import('./zh-hans.js'),
  'zh-Hant': () => import('./zh-hant.js'),
  ug: () => import('./ug.js'),
};

/**
 * What is said of wrong answers in the language that a reader of `lang` (a BCP 47 tag) knows best: English, Simplified and Traditional
 * Chinese, Uyghur. For readers of none of them it is English.
 * @throws CivicError `network/part` where it cannot be loaded
 */
export async function loadFormMessages(lang: string): Promise<FormMessages> {
  const languages = Object.keys(loaders).map((one) => ({ lang: one }));
  const { lang: found = 'en' } = closestLanguage(languages, [lang]) ?? {};
  try {
    const part = await loaders[found]?.();
    if (part) return part.messages;
  } catch (cause) {
    throw new CivicError('network/part', `Messages in ${found} cannot be loaded`, { cause });
  }
  return loadFormMessages('en');
}
