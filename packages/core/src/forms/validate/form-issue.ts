import type { AnswerPath } from '../answers/answer-path.js';
import type { IssueCode } from './issue-codes.js';

/** One thing that is wrong with one answer. */
export interface FormIssue {
  /** Of the whole submission: `$form`, `$version`, `$consent`, `$assistant`, `$answers`. */
  readonly path: AnswerPath;
  /** Id of the question. */
  readonly question: string;
  readonly code: IssueCode;
  /** What a message says of it, such as the `limit`. */
  readonly params?: IssueParams;
}

export type IssueParams = Readonly<Record<string, string | number>>;
