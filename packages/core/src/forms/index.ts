export { partsOf, pathOf } from './answers/answer-path.js';
export type { AnswerPath } from './answers/answer-path.js';
export type * from './answers/answers.js';
export type * from './definition/form-definition.js';
export type * from './definition/form-privacy.js';
export type * from './definition/local-text.js';
export type * from './definition/questions.js';
export { operators } from './logic/expression.js';
export type * from './logic/expression.js';
