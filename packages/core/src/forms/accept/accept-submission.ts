import type { AnswerPath } from '../answers/answer-path.js';
import type { Submission } from '../answers/answers.js';
import { copyPlain, isRecord, type PlainRecord } from '../answers/copy-plain.js';
import type { Clock } from '../../source/source.js';
import type { FormDefinition } from '../definition/form-definition.js';
import { judging } from '../judging.js';
import { askedAnswers } from '../session/collect-answers.js';
import { Filling } from '../session/fill.js';
import { FormState } from '../session/form-state.js';
import { LocalTime } from '../session/local-time.js';
import type { FormIssue } from '../validate/form-issue.js';
import type { IssueCode } from '../validate/issue-codes.js';
import { findStripped } from './find-stripped.js';
import { readSurroundings } from './read-surroundings.js';

export interface AcceptedSubmission {
  /** Only what was asked, in normal form, with calculations worked out anew. To be kept only where there are no `issues`. */
  readonly submission: Submission;
  /** What `check()` says of the same answers, and what is wrong with the submission itself. */
  readonly issues: readonly FormIssue[];
  /** What was sent and left out: answers to what is hidden or not asked at all, options no longer offered, calculations that came out otherwise. */
  readonly stripped: readonly AnswerPath[];
}

export interface AcceptOptions {
  readonly clock?: Clock;
  /** IANA name of the municipality's time zone. @default 'UTC' */
  readonly zone?: string;
}

/**
 * Takes what somebody has sent for a form, whatever it is, by the rules of the form itself. Never throws for a `value`, and takes no more
 * of it than a form may hold.
 * @throws CivicError `config/invalid` for a zone that nobody knows
 */
export function acceptSubmission(definition: FormDefinition, value: unknown, options: AcceptOptions = {}): AcceptedSubmission {
  const { clock = Date, zone = 'UTC' } = options;
  const time = new LocalTime(clock, zone);
  const sent = copyPlain(value);
  const given: PlainRecord = isRecord(sent) ? sent : {};
  const { answers } = given;
  const state = new FormState(definition, time, judging);
  const filling = new Filling(state, true);
  if (isRecord(answers)) filling.fill(state.root, answers);
  state.start();
  const surroundings = readSurroundings(definition, given);
  const wrong: IssueCode | undefined = filling.tooLarge ? 'tooLarge' : isRecord(answers) ? undefined : 'type';
  return {
    submission: { ...surroundings.said, answers: askedAnswers(state.root) },
    issues: [
      ...surroundings.issues,
      ...(wrong ? [{ path: '$answers', question: '$answers', code: wrong }] : []),
      ...judging.findIssues(state.root, (instant) => time.dayOf(instant)),
    ],
    stripped: filling.filled.flatMap(findStripped),
  };
}
