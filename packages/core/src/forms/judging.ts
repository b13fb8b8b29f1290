import { compareTexts } from './logic/compare-texts.js';
import { lateOperations } from './logic/late-operations.js';
import { findIssues } from './session/find-issues.js';
import { readLate } from './validate/read-late.js';

/** What no empty form needs to ask its first question: pages load it once that question is there, and judge nothing before. */
export const judging = { compareTexts, findIssues, lateOperations, readLate };
