import { closestLanguage } from '../../notices/closest-language.js';
import type { LocalText } from './local-text.js';

/** A text as it is shown, with the language that it is in where that is known. */
export interface ReadText {
  readonly text: string;
  readonly lang?: string;
}

/**
 * The text that a reader of `lang` (a BCP 47 tag) knows best: of that very tag, else of its language and script, else of its language, else of
 * the first of `languages`, else the first there is. `languages` are the definition's; a text that is one for all has a language only
 * where the definition has a single one.
 */
export function localText(text: LocalText, lang: string, languages: readonly string[] = []): ReadText {
  const [only, ...others] = languages;
  if (typeof text === 'string') return only === undefined || others.length > 0 ? { text } : { text, lang: only };
  const written = Object.keys(text);
  const found = written.includes(lang) ? lang : closestLanguage(inOrder(written, languages), [lang])?.lang;
  return found === undefined ? { text: '' } : { text: text[found] ?? '', lang: found };
}

function inOrder(written: readonly string[], languages: readonly string[]): readonly { readonly lang: string }[] {
  const first = languages.filter((lang) => written.includes(lang));
  return [...first, ...written.filter((lang) => !first.includes(lang))].map((lang) => ({ lang }));
}
