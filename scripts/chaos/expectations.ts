/** What a checker must find. */
export const peace = { lost: [], doubled: [], altered: [], invented: [], leftOut: [] };

/** Of the environment; otherwise always the same. What befalls which request follows from it; which request is the tenth does not. */
export const seedOf = (): string => process.env['CHAOS_SEED'] ?? '8';
