import { type FormIssue, loadFormMessages, messageOf, type Question } from '@civickit/core/forms';

/** What is wrong, in the words of one language. */
export type IssueTeller = (issue: FormIssue, question: Question | undefined) => string;

/** @throws CivicError `network/part` */
export async function loadIssueTeller(lang: string): Promise<IssueTeller> {
  const messages = await loadFormMessages(lang);
  return (issue, question) => messageOf(issue, question, lang, messages);
}
