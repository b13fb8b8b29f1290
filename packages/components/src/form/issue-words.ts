import type { FormDefinition, FormIssue, FormSession, PlacedQuestion } from '@civickit/core/forms';
import { consentPath } from './form-agreement.js';
import { placeOf } from './form-steps.js';
import type { IssueTeller } from './form-messages.js';
import type { FormView } from './form-view.js';
import type { FormKeep } from './keep/form-keep.js';
import type { Problem } from './screens/screen.js';

export interface IssueSetting extends Pick<FormView, 'read' | 'texts' | 'format'> {
  readonly session: Pick<FormSession, 'get'> | undefined;
  /** Undefined until they are here. */
  readonly tell: IssueTeller | undefined;
  readonly keep: FormKeep | undefined;
}

/** What is wrong, in words: beside its question, and in a list of all. */
export function problemOf(issue: FormIssue, definition: FormDefinition, setting: IssueSetting): Problem {
  const place = placeOf(definition, issue.path);
  const words = wordsOf(issue, place, setting);
  return { issue, words, listed: setting.tell?.away(issue.path, words, place, setting) ?? words };
}

/** Without the words of the language a plain sentence. */
function wordsOf(issue: FormIssue, place: PlacedQuestion | undefined, { texts, tell, keep, read }: IssueSetting): string {
  const { path } = issue;
  if (path === consentPath) return texts.consentMissing;
  const lacking = keep?.lackingAt(path);
  if (lacking !== undefined) return lacking;
  const question = place?.question;
  if (tell) return tell.beside(issue, question);
  return texts.wrong(question && 'label' in question && question.label !== undefined ? read(question.label).text : path);
}
