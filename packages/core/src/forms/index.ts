export type * from './answers/answers.js';
export type * from './definition/form-definition.js';
export type * from './definition/form-privacy.js';
export type * from './definition/local-text.js';
export * from './definition/questions-of.js';
export type * from './definition/questions.js';
export * from './definition/read-local-text.js';
export { operators } from './logic/expression.js';
export type * from './logic/expression.js';
