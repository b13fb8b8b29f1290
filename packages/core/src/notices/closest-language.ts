/**
 * The version whose language a reader of `wanted` (BCP 47 tags, the dearest first) knows best: language and script alike, else the language,
 * else the first. Undefined only for no versions at all.
 */
export function closestLanguage<T extends { readonly lang?: string | undefined }>(
  versions: readonly T[],
  wanted: readonly string[],
): T | undefined {
  for (const tag of wanted) {
    const asked = localeOf(tag);
    const alike = versions.filter(({ lang }) => asked !== undefined && lang !== undefined && localeOf(lang)?.language === asked.language);
    const found = alike.find(({ lang }) => localeOf(lang ?? '')?.script === asked?.script) ?? alike[0];
    if (found) return found;
  }
  return versions[0];
}

/** A form asks for the same few with each of its texts, and engines take long to tell. */
const known = new Map<string, Intl.Locale | undefined>();
/** Tags come from anywhere. */
const mostKnown = 100;

/** `zh-TW` is written in Hant, `zh` in Hans. */
function localeOf(tag: string): Intl.Locale | undefined {
  if (known.has(tag)) return known.get(tag);
  if (known.size >= mostKnown) known.clear();
  const locale = readLocale(tag);
  known.set(tag, locale);
  return locale;
}

function readLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
}
