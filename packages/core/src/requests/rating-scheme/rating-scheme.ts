import { closestLanguage } from '../../notices/closest-language.js';
import type { RatingLevel } from '../rating.js';

/** The reasons that can be chosen with a rating. What is changed gets another version, for ratings that were given keep theirs. */
export interface RatingScheme {
  /** Letters, digits, `_`, `.`, `/` and `-`, at most 40. */
  readonly version: string;
  /** By level, in the order in which they are shown. */
  readonly levels: Readonly<Record<RatingLevel, readonly RatingIndicator[]>>;
  /** What levels are called by BCP 47 tag, where it is not "very satisfied" to "very dissatisfied". */
  readonly names?: Readonly<Partial<Record<RatingLevel, Readonly<Record<string, string>>>>>;
}

export interface RatingIndicator {
  /** Lower-case letters, digits and `-`, at most 40. */
  readonly id: string;
  /** By BCP 47 tag; the first language of them is what readers of no other get. */
  readonly label: Readonly<Record<string, string>>;
}

/** What can be chosen at a level, in the language that a reader of `lang` knows best. */
export function indicatorsOf(
  { levels }: RatingScheme,
  level: RatingLevel,
  lang: string,
): readonly { readonly id: string; readonly label: string; readonly lang: string }[] {
  return levels[level].flatMap(({ id, label }) => {
    const found = wordsFor(label, lang);
    return found ? { id, ...found } : [];
  });
}

/** What a level is called; undefined where the scheme has no words of its own for it. */
export function levelName({ names }: RatingScheme, level: RatingLevel, lang: string): string | undefined {
  return wordsFor(names?.[level] ?? {}, lang)?.label;
}

/** In the language that a reader knows best. */
function wordsFor(texts: Readonly<Record<string, string>>, lang: string): { readonly lang: string; readonly label: string } | undefined {
  const written = Object.entries(texts).map(([tag, label]) => ({ lang: tag, label }));
  return closestLanguage(written, [lang]) ?? written[0];
}

/** What a reason is called; undefined for one that the scheme does not have. */
export function indicatorLabel(scheme: RatingScheme, id: string, lang: string): string | undefined {
  for (const level of [1, 2, 3, 4, 5] as const) {
    const found = indicatorsOf(scheme, level, lang).find((one) => one.id === id);
    if (found) return found.label;
  }
  return undefined;
}
