/** Languages that heads name without their code: of whom there are speakers where forms are made by spreadsheet. */
const named =
  'en zh zh-Hans zh-Hant ug bo mn kk ky uz tg za ii ko ja vi th lo my km ne hi bn ur fa ar tr ru uk fr es pt de it nl sw am ha yo ig zu so rw mg id ms tl ht qu'.split(
    ' ',
  );

let byName: ReadonlyMap<string, string> | undefined;

/** Tag of the language that a head names: `English (en)`, `zh-Hans`, `Français`, `中文`; undefined where it names none. */
export function languageIn(written: string): string | undefined {
  const text = written.normalize('NFKC').trim();
  const [, inBrackets] = /\(\s*([A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*)\s*\)\s*$/.exec(text) ?? [];
  if (inBrackets) return canonical(inBrackets);
  const known = names().get(text.toLowerCase());
  return known ?? (/^[a-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*$/.test(text) ? canonical(text) : undefined);
}

/** How a head names a language: in itself, with its code. */
export function languageHead(tag: string): string {
  const name = nameOf(tag, tag);
  return name && name !== tag && !/[:()|]/.test(name) ? `${name} (${tag})` : tag;
}

function names(): ReadonlyMap<string, string> {
  byName ??= new Map([
    ...named.flatMap((tag) => ['en', tag].flatMap((lang): [string, string][] => [[(nameOf(tag, lang) ?? tag).toLowerCase(), tag]])),
    ['汉语', 'zh'],
    ['漢語', 'zh'],
    ['简体', 'zh-Hans'],
    ['英文', 'en'],
    ['英语', 'en'],
    ['繁體', 'zh-Hant'],
    ['维吾尔语', 'ug'],
    ['藏语', 'bo'],
  ]);
  return byName;
}

function nameOf(tag: string, lang: string): string | undefined {
  try {
    return new Intl.DisplayNames([lang], { type: 'language', fallback: 'none' }).of(tag);
  } catch {
    return undefined;
  }
}

/** As BCP 47 writes it. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
