import type { When } from '../when/when.js';

/** From 1, very dissatisfied, to 5, very satisfied. */
export type RatingLevel = 1 | 2 | 3 | 4 | 5;

/** How well an office did, as a resident says. */
export interface Rating {
  readonly level: RatingLevel;
  /** Ids of the reasons that were chosen of those that the scheme has for the level. */
  readonly indicators: readonly string[];
  /** Version of the scheme that they are of. */
  readonly version: string;
}

/** A rating that an office has, and its clock. */
export interface GivenRating extends Rating {
  readonly description?: string;
  readonly at?: When;
  /** By when the office has to answer it; of a bad one only. */
  readonly answerBy?: When;
  /** When the office did. */
  readonly answered?: When;
}

/** Whether the office has to answer it: the two lowest levels. */
export function isBadRating(level: RatingLevel): boolean {
  return level <= 2;
}

/** How satisfied residents are, counted from all their ratings. */
export interface RatingFigures {
  /** What is of fewer ratings is not told, so that nobody can be told by it. */
  readonly least: number;
  /** Absent where there are fewer than `least`. */
  readonly all?: RatingCount;
  /** Types with enough ratings. */
  readonly types: readonly (RatingCount & { readonly type: { readonly id: string; readonly name?: string } })[];
  /** Months, `YYYY-MM`, with enough ratings, the latest first. */
  readonly months: readonly (RatingCount & { readonly month: string })[];
}

export interface RatingCount {
  /** How many ratings. */
  readonly n: number;
  /** How many of each level; together `n`. */
  readonly levels: Readonly<Record<RatingLevel, number>>;
}
