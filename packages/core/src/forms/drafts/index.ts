export type * from './drafts.types.js';
export type { UnknownReason } from './migrate/carry-answer.js';
export { labelsOf, type AskedLabels } from './migrate/labels-of.js';
export { migrateAnswers, type MigratedAnswers, type MigrationFrom, type UnknownAnswer } from './migrate/migrate-answers.js';
export { openDrafts, type DraftsOptions } from './open-drafts.js';
export { readDraftFile } from './file/read-draft-file.js';
export { writeDraftFile, type DraftFileOptions } from './file/write-draft-file.js';
