import type { AnswerPath } from '../answers/answer-path.js';
import type { Answer, Answers, Submission } from '../answers/answers.js';
import type { FormDefinition, FormPage } from '../definition/form-definition.js';
import type { ChoiceOption } from '../definition/questions.js';
import type { FormIssue } from '../validate/form-issue.js';

/** A form that is being filled in. Paths that lead nowhere are unanswered, hidden, and change nothing. */
export interface FormSession {
  readonly definition: FormDefinition;
  /** As typed, hidden ones too: what a draft keeps. */
  readonly answers: Answers;
  /** As typed; of a calculation what it comes to, of a repeat all its instances. */
  get(path: AnswerPath): Answer | undefined;
  /**
   * `null` and `''` make it unanswered; of a repeat a list replaces all instances. Tells what changed beside it: only what reads it is
   * judged again.
   */
  set(path: AnswerPath, value: unknown): FormChange;
  /** Adds an instance at the end of a repeat and gives its `$id`, which becomes part of the paths in it. */
  add(repeat: AnswerPath): string | undefined;
  remove(repeat: AnswerPath, id: string): FormChange;
  /** Puts an instance where another stands, from 0. */
  move(repeat: AnswerPath, id: string, to: number): FormChange;
  /** Whether it is asked; a page by `page:<id>`. */
  shows(path: AnswerPath): boolean;
  /** Those on which anything is shown, in order. */
  pages(): readonly FormPage[];
  /** Those that stand for choice. */
  options(path: AnswerPath): readonly ChoiceOption[];
  requires(path: AnswerPath): boolean;
  /** What is wrong with what is asked, one thing for each question, in order: all of it, on a page, or at a path and in it. */
  check(scope?: { readonly page?: string; readonly path?: AnswerPath }): readonly FormIssue[];
  /** What is to be sent: only what was asked, in normal form. Complete once `check()` finds nothing. */
  submission(more?: SubmissionMore): Submission;
}

/** What a submission says beside its answers. */
export type SubmissionMore = Omit<Submission, 'form' | 'version' | 'answers'>;

/** Paths of what has changed beside an answer, with what a new day or an added instance has changed before. */
export interface FormChange {
  /** Asked from now on; pages as `page:<id>`. */
  readonly shown: readonly AnswerPath[];
  readonly hidden: readonly AnswerPath[];
  readonly calculated: readonly AnswerPath[];
  /** Questions that offer other options. */
  readonly options: readonly AnswerPath[];
}
