import { registerCatalogues } from '@civickit/components/runtime.js';
import { en, type DeskTexts } from './en.js';

/** Languages with their own names for themselves. */
export const languages: Readonly<Record<string, string>> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };

const loaded = new Map<string, DeskTexts>([['en', en]]);

/** Lets elements find their language: what the components say and what the desk says arrive together, or English stays. */
export function registerLanguages(): void {
  registerCatalogues({
    'zh-Hans': async () => {
      const [{ catalogue }, { zhHans }] = await Promise.all([import('@civickit/components/i18n/zh-hans.js'), import('./zh-hans.js')]);
      loaded.set('zh-Hans', zhHans);
      return catalogue;
    },
    'zh-Hant': async () => {
      const [{ catalogue }, { zhHant }] = await Promise.all([import('@civickit/components/i18n/zh-hant.js'), import('./zh-hant.js')]);
      loaded.set('zh-Hant', zhHant);
      return catalogue;
    },
  });
}

export function textsFor(tag: string): DeskTexts {
  return loaded.get(tag) ?? en;
}

/** Of the wanted languages the first that the desk has. */
export function languageOf(wanted: readonly string[]): string {
  for (const one of wanted) {
    const asked = localeOf(one);
    const found = Object.keys(languages).find((tag) => {
      const own = localeOf(tag);
      return own?.language === asked?.language && own?.script === asked?.script;
    });
    if (found !== undefined) return found;
  }
  return 'en';
}

/** Undefined for what is no language, such as the `C` of machines that were told none. */
function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
}
