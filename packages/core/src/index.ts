// Only `export *`: what is named here makes esbuild, when it splits, keep all that this file lists, used or not.
export type * from './calendar/work-calendar.js';
export * from './client/index.js';
export * from './errors/index.js';
export * from './freshness/assess-freshness.js';
export * from './freshness/check-contract.js';
export * from './freshness/freshness.js';
export type {
  AddressAnswer,
  Answers,
  FileAnswer,
  LocationAnswer,
  RepeatAnswer,
  Submission,
  SubmissionMedia,
} from './forms/answers/answers.js';
export type * from './forms/definition/form-definition.js';
export type * from './forms/definition/form-privacy.js';
export type * from './forms/definition/local-text.js';
export type * from './forms/definition/questions.js';
export type * from './forms/logic/expression.js';
export type * from './forms/resource/index.js';
export * from './geo/bearing-between.js';
export * from './geo/contains-point.js';
export * from './geo/distance-between.js';
export * from './geo/geo-shape.js';
export * from './geo/plus-code.js';
export * from './http/index.js';
export * from './notices/closest-language.js';
export * from './notices/covers-place.js';
export * from './notices/index.js';
export type * from './outbox/outbox.types.js';
export * from './objects/write-json.js';
export * from './places/index.js';
export * from './requests/index.js';
export * from './rich-text/index.js';
export * from './services/index.js';
export type * from './source/handoff.js';
export * from './source/resources.js';
export * from './source/sender.js';
export * from './source/source.js';
export * from './source/source-of.js';
export * from './store/browser-store.js';
export * from './store/memory-store.js';
export * from './store/store.js';
export * from './when/add-duration.js';
export * from './when/exact-when.js';
export * from './when/instant.js';
export * from './when/to-instant.js';
export * from './when/parse-when.js';
export * from './when/when.js';
