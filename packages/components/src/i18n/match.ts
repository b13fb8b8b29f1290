function locale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
}

/** The entry of `available` that a reader of `wanted` reads best: same language and script, so that zh-TW finds zh-Hant. */
export function matchLanguage(wanted: string, available: readonly string[]): string | undefined {
  if (available.includes(wanted)) return wanted;
  const asked = locale(wanted);
  if (!asked) return undefined;
  const candidates = available.filter((tag) => locale(tag)?.language === asked.language);
  return candidates.find((tag) => locale(tag)?.script === asked.script);
}

/** Writing direction of a language. */
export function directionOf(tag: string): 'rtl' | 'ltr' {
  const script = locale(tag)?.script ?? '';
  return ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'].includes(script) ? 'rtl' : 'ltr';
}
