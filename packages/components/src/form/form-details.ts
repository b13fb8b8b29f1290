import type { AnswerPath, Answers, FormDefinition } from '@civickit/core/forms';
import {
  type FormWords,
  loadFormWords,
  privacyNotice,
  type PrivacyNotice,
  summarise,
  type SummarySection,
} from '@civickit/core/forms/derived';

/** What is shown before and after the questions; loaded while a person fills in the first of them. */
export interface FormDetails {
  readonly words: FormWords;
  readonly notice: PrivacyNotice | undefined;
  summary(answers: Answers, shows: (path: AnswerPath) => boolean): readonly SummarySection[];
}

/** @throws CivicError `network/part` */
export async function loadDetails(definition: FormDefinition, lang: string): Promise<FormDetails> {
  const words = await loadFormWords(lang);
  return {
    words,
    notice: privacyNotice(definition, { words, lang }),
    summary: (answers, shows) => summarise(definition, answers, { words, lang, shows, unanswered: true }),
  };
}
