// Only `export *`: what is named here makes esbuild, when it splits, keep all that this file lists, used or not.
export * from './submit.js';
export * from './send/parse-form-receipt.js';
export type { AnswerOrigin } from '../content-system/read-json.js';
