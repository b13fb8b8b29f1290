/** Whether `Intl` takes it: many texts that look like a BCP 47 tag make it throw. */
export function isLanguage(tag: string): boolean {
  try {
    return tag.length <= 80 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
