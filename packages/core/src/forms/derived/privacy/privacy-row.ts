import type { FormDefinition } from '../../definition/form-definition.js';
import { localText } from '../../definition/read-local-text.js';
import type { DerivedOptions } from '../form-reader.js';
import { type NoticeCategory, privacyNotice } from './privacy-notice.js';

/** One row of the office's register of processing (PIPL 54 and 55), as columns with their headings. */
export type PrivacyRow = readonly { readonly heading: string; readonly value: string }[];

/** Undefined where the definition has no privacy block. `csvLine` writes headings and values as lines of a file. */
export function privacyRow(definition: FormDefinition, options: DerivedOptions): PrivacyRow | undefined {
  const notice = privacyNotice(definition, options);
  if (!notice) return undefined;
  const { summary, privacy } = options.words;
  const title = localText(definition.title ?? definition.id, options.lang ?? options.words.lang, definition.languages).text;
  const columns: readonly (readonly [string, string | undefined])[] = [
    [summary.form, title],
    [summary.version, definition.version],
    [privacy.controller, notice.controller],
    [privacy.purpose, notice.purpose],
    [privacy.basis, notice.basis],
    [privacy.law, notice.law],
    [privacy.ordinary, named(notice.ordinary)],
    [privacy.sensitive, named(notice.sensitive)],
    [privacy.retention, notice.retention],
    [privacy.recipients, notice.recipients],
    [privacy.contact, notice.contact],
  ];
  return columns.map(([heading, value = '']) => ({ heading, value }));
}

function named(categories: readonly NoticeCategory[]): string {
  return categories
    .map(({ label, questions }) => `${label} (${[...new Set(questions.map((question) => question.label))].join(', ')})`)
    .join('; ');
}
