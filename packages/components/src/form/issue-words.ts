import type { FormDefinition, FormIssue } from '@civickit/core/forms';
import { consentPath } from './form-agreement.js';
import { placeOf } from './form-steps.js';
import type { IssueTeller } from './form-messages.js';
import type { FormTexts } from './form-texts.js';
import type { FormView } from './form-view.js';
import type { FormKeep } from './keep/form-keep.js';

export interface IssueSetting extends Pick<FormView, 'read'> {
  readonly texts: FormTexts;
  /** Undefined until they are here. */
  readonly tell: IssueTeller | undefined;
  readonly keep: FormKeep | undefined;
}

/** What is wrong, in words; without those of the language a plain sentence. */
export function issueWords(issue: FormIssue, definition: FormDefinition, { texts, tell, keep, read }: IssueSetting): string {
  const { path } = issue;
  if (path === consentPath) return texts.consentMissing;
  const lacking = keep?.lackingAt(path);
  if (lacking !== undefined) return lacking;
  const question = placeOf(definition, path)?.question;
  if (tell) return tell(issue, question);
  return texts.wrong(question && 'label' in question && question.label !== undefined ? read(question.label).text : path);
}
