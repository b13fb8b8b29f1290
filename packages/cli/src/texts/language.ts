import { en } from './en.js';
import type { Texts } from './texts.js';
import { zhHans } from './zh-hans.js';

export type Language = 'en' | 'zh-Hans';

/** The language of `--lang`, else of the system: LC_ALL, LC_MESSAGES, LANG, and what Windows says by Intl. */
export function chooseLanguage(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Language {
  const written = asked ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(written) ? 'zh-Hans' : 'en';
}

export const textsOf: Readonly<Record<Language, Texts>> = { en, 'zh-Hans': zhHans };
