import type { FormDefinition, FormIssue } from '@civickit/core/forms';

export interface DescribedIssue {
  /** JSON Pointer into what was sent. */
  readonly pointer: string;
  /** The question, as people read it. */
  readonly label: string | undefined;
  readonly detail: string;
}

/** What is wrong with a form, in words of a language. */
export async function describeIssues(
  definition: FormDefinition,
  issues: readonly FormIssue[],
  lang: string,
): Promise<readonly DescribedIssue[]> {
  const { loadFormMessages, localText, messageOf, questionsOf } = await import('@civickit/core/forms');
  const messages = await loadFormMessages(lang);
  const questions = questionsOf(definition).map(({ question }) => question);
  return issues.map((issue) => {
    const question = questions.find(({ id }) => id === issue.question);
    const label = question && 'label' in question && question.label !== undefined ? localText(question.label, lang).text : undefined;
    const pointer = issue.path.startsWith('$') ? `/${issue.path.slice(1)}` : `/answers/${issue.path}`;
    return { pointer, label, detail: messageOf(issue, question, lang, messages) };
  });
}
