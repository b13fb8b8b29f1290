/** What a storm must leave behind. */
export const calm = { lost: [], doubled: [], invented: [], changed: [], unsettled: [], unkept: [] };

/** Of the environment, to see a run again; otherwise a new one. Instants of kills follow from it, what the machine does by then does not. */
export const seedOf = (): string => process.env['OUTBOX_SEED'] ?? String(Math.floor(Math.random() * 1e6));
