import type { AnswerPath, Answers, FormDefinition } from '@civickit/core/forms';
import { html } from 'lit';
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
  /** The privacy notice, but for who takes the answers and what for. */
  readonly privacy: unknown;
  summary(answers: Answers, shows: (path: AnswerPath) => boolean): readonly SummarySection[];
}

/** @throws CivicError `network/part` */
export async function loadDetails(definition: FormDefinition, lang: string): Promise<FormDetails> {
  const words = await loadFormWords(lang);
  return {
    words,
    privacy: renderNotice(privacyNotice(definition, { words, lang }), words),
    summary: (answers, shows) => summarise(definition, answers, { words, lang, shows, unanswered: true }),
  };
}

function renderNotice(notice: PrivacyNotice | undefined, { privacy: words }: FormWords): unknown {
  if (!notice) return undefined;
  const asked = (kinds: PrivacyNotice['ordinary']) =>
    kinds.map(({ label, questions }) => `${label}: ${questions.map((question) => question.label).join(' · ')}`).join('\n');
  const rows = [
    [words.basis, [notice.basis, notice.law].filter((text) => text !== undefined).join(' · ')],
    [words.ordinary, asked(notice.ordinary)],
    [words.sensitive, asked(notice.sensitive)],
    [words.retention, notice.retention],
    [words.recipients, notice.recipients],
    [words.rights, notice.rights.join('\n')],
    [words.contact, notice.contact],
    [words.policy, notice.url],
  ].filter(([, text]) => text);
  return html`<dl>
    ${rows.map(
      ([name, text]) =>
        html`<dt .textContent=${name}></dt>
          <dd dir="auto" .textContent=${text}></dd>`,
    )}
  </dl>`;
}
