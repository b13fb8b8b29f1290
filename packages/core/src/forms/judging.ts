// What no empty form needs to ask its first question: pages load it once that question is there, and judge nothing before.
export { compareTexts } from './logic/compare-texts.js';
export { lateOperations } from './logic/late-operations.js';
export { findIssues } from './session/find-issues.js';
export { readLate } from './validate/read-late.js';
