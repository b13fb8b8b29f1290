import type { Answers, RepeatAnswer } from '@civickit/core';
import {
  localText,
  messageOf,
  partsOf,
  pathOf,
  questionsOf,
  type FormDefinition,
  type FormIssue,
  type FormMessages,
} from '@civickit/core/forms';
import type { ProblemDetail } from '../http/problem.js';

export interface DescribedIssue extends ProblemDetail {
  /** The question, as the sender read it; undefined where it is of the whole form. */
  readonly label: string | undefined;
}

/** What is wrong with a form, in the sender's language. */
export function describeIssues(
  definition: FormDefinition,
  answers: Answers,
  issues: readonly FormIssue[],
  lang: string,
  messages: FormMessages,
): readonly DescribedIssue[] {
  // An id may stand in several repeats.
  const questions = new Map(
    questionsOf(definition).map(({ question, repeats }) => [pathOf(...repeats.map(({ id }) => id), question.id), question]),
  );
  return issues.map((issue) => {
    const question = questions.get(pathOf(...partsOf(issue.path).filter((_, at) => at % 2 === 0)));
    const label =
      question && 'label' in question && question.label !== undefined
        ? localText(question.label, lang, definition.languages).text
        : undefined;
    return { pointer: pointerOf(issue.path, answers), label, detail: messageOf(issue, question, lang, messages) };
  });
}

/** JSON Pointer (RFC 6901) into a submission: instances of a repeat stand in it by their number, in a path by their names. */
function pointerOf(path: string, answers: Answers): string {
  if (path.startsWith('$')) return `/${path.slice(1)}`;
  let at: unknown = answers;
  const parts = partsOf(path).map((part) => {
    const index = Array.isArray(at) ? (at as readonly RepeatAnswer[]).findIndex(({ $id }) => $id === part) : -1;
    const key = index < 0 ? part : String(index);
    at = (at as Readonly<Record<string, unknown>> | undefined)?.[key];
    return key;
  });
  return `/answers/${pathOf(...parts)}`;
}
