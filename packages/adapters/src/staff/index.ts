// Only `export *`: what is named here makes esbuild, when it splits, keep all that this file lists, used or not.
export * from './audit.schema.js';
export * from './create-staff-client.js';
export * from './job.schema.js';
export * from './notice.schema.js';
export * from './operations.js';
export * from './request.schema.js';
export * from './staff-action.schema.js';
export * from './staff-conflict.js';
export * from './submission.schema.js';
