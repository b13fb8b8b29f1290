/** What a definition may hold: enough for the largest real ones, and read by a slow phone without a pause. */
export const limits = {
  questions: 2000,
  options: 20_000,
  /** Levels of groups and repeats, the questions of a page being the first. */
  depth: 10,
  pages: 500,
  /** Conditions, lists. */
  names: 2000,
  languages: 50,
  /** Characters of a text that people read. */
  text: 10_000,
  /** Characters of values, versions and the like. */
  word: 200,
  fields: 20,
  /** Values of all kinds, in the whole file. */
  values: 300_000,
  /** Reported at once. */
  issues: 100,
} as const;

/** MIME types that a file question takes where it says nothing. */
export const defaultFileTypes: readonly string[] = ['image/*', 'application/pdf'];
/** Of one file, where a file question says nothing. */
export const defaultFileBytes = 10_485_760;
