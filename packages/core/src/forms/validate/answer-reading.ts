import type { Answer } from '../answers/answers.js';
import type { IssueParams } from './form-issue.js';
import type { IssueCode } from './issue-codes.js';

/** What was typed comes to: an answer in its normal form, or nothing; and what is wrong with it whatever the definition demands. */
export interface AnswerReading {
  /** Absent where it is unanswered, or no answer of the type. */
  readonly value?: Answer;
  readonly wrong?: IssueCode;
  readonly params?: IssueParams;
}

export const unanswered: AnswerReading = {};
