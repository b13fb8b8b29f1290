import { CivicError } from '../errors/civic-error.js';
import { closestLanguage } from '../notices/closest-language.js';

export interface LanguageVersion<T> {
  /** BCP 47 tag. */
  readonly lang: string;
  readonly load: () => Promise<T>;
}

/**
 * The version that a reader of `lang` knows best, the first where none is theirs.
 * @throws CivicError `network/part` where it cannot be loaded
 */
export async function loadInLanguage<T>(versions: readonly [LanguageVersion<T>, ...LanguageVersion<T>[]], lang: string): Promise<T> {
  const found = closestLanguage(versions, [lang]) ?? versions[0];
  try {
    return await found.load();
  } catch (cause) {
    throw new CivicError('network/part', `Texts in ${found.lang} cannot be loaded`, { cause });
  }
}
