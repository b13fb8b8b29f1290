/** What a storm must leave behind. */
export const calm = { lost: [], doubled: [], invented: [], changed: [], unsettled: [], unkept: [], photos: [] };

/** Of the environment; otherwise always the same. Instants of kills follow from it, what the machine does by then does not. */
export const seedOf = (): string => process.env['OUTBOX_SEED'] ?? '102';
