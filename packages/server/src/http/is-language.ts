/** Whether `Intl` takes it: many texts that look like a BCP 47 tag make it throw. */
export function isLanguage(tag: string): boolean {
  try {
    return tag.length <= 80 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** A language that somebody names, where it is one. */
export function languageOr(tag: string | undefined, fallback: string): string {
  return tag !== undefined && isLanguage(tag) ? tag : fallback;
}
