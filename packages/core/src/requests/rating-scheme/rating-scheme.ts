import { closestLanguage } from '../../notices/closest-language.js';
import type { RatingLevel } from '../rating.js';

/** The reasons that can be chosen with a rating. What is changed gets another version, for ratings that were given keep theirs. */
export interface RatingScheme {
  /** Letters, digits, `_`, `.`, `/` and `-`, at most 40. */
  readonly version: string;
  /** By level, in the order in which they are shown. */
  readonly levels: Readonly<Record<RatingLevel, readonly RatingIndicator[]>>;
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
    const written = Object.entries(label).map(([tag, text]) => ({ id, lang: tag, label: text }));
    return closestLanguage(written, [lang]) ?? written[0] ?? [];
  });
}

/** What a reason is called; undefined for one that the scheme does not have. */
export function indicatorLabel(scheme: RatingScheme, id: string, lang: string): string | undefined {
  for (const level of [1, 2, 3, 4, 5] as const) {
    const found = indicatorsOf(scheme, level, lang).find((one) => one.id === id);
    if (found) return found.label;
  }
  return undefined;
}
