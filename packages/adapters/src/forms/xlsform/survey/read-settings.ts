import type { FormDefinition, LocalText } from '@civickit/core/forms';
import type { Report } from '../report/report.js';
import type { FormRow, FormSheet } from '../sheets/form-sheet.js';
import { languageIn } from '../sheets/languages.js';
import { wordsIn } from './cell-words.js';
import type { Cells } from './cells.js';

export interface Settings {
  readonly defaultLanguage?: string;
  /** As told; else the columns tell. */
  readonly languages?: readonly string[];
}

/** Languages, by which all else is read. */
export function languageSettings(sheet: FormSheet | undefined, report: Report): Settings {
  const row = sheet?.rows[0];
  if (!row) return {};
  const written = row.text('default_language');
  const defaultLanguage = languageIn(written);
  if (written && !defaultLanguage) report.add('language', row.place('default_language'), { language: written });
  const languages = wordsIn(row.text('languages')).flatMap((tag) => languageIn(tag) ?? []);
  return { ...(defaultLanguage && { defaultLanguage }), ...(languages.length > 0 && { languages }) };
}

/** Title, texts and privacy of the form. */
export function formSettings(sheet: FormSheet | undefined, cells: Cells): Omit<FormDefinition, 'pages' | 'languages' | 'format'> {
  const row = sheet?.rows[0];
  const written = row?.text('form_id') ?? '';
  const id = written.replace(/[^\p{L}\p{M}\p{Nd}._-]+/gu, '-').replace(/^[^\p{L}\p{Nd}]+/u, '').slice(0, 64); // prettier-ignore
  if (!id) cells.report.add('no-form-id', { sheet: sheet?.name ?? '', row: sheet?.headRow ?? 1 });
  else if (row && id !== written) cells.add('renamed', row, 'form_id', { name: written, to: id });
  const text = (field: string) => (row ? cells.local(row, field) : undefined);
  const [title, intro, outro] = [text('form_title'), text('intro'), text('outro')];
  const privacy = row && privacyOf(row, cells);
  return {
    id: id || 'form',
    version: row?.text('version') || '1',
    ...(title !== undefined && { title }),
    ...(intro !== undefined && { intro }),
    ...(outro !== undefined && { outro }),
    ...(privacy && { privacy }),
  };
}

const localMembers = ['controller', 'purpose', 'law', 'recipients', 'contact'];
const plainMembers = ['basis', 'retention', 'url'];

function privacyOf(row: FormRow, cells: Cells): FormDefinition['privacy'] | undefined {
  const privacy: Record<string, unknown> = {};
  for (const member of localMembers) {
    const text: LocalText | undefined = cells.local(row, `privacy_${member}`);
    if (text !== undefined) privacy[member] = text;
  }
  for (const member of plainMembers) if (row.text(`privacy_${member}`)) privacy[member] = row.text(`privacy_${member}`);
  const [version, text] = [row.text('consent_version'), cells.local(row, 'consent_text')];
  if (version && text !== undefined) privacy['consent'] = { version, text };
  return Object.keys(privacy).length > 0 ? (privacy as unknown as FormDefinition['privacy']) : undefined;
}
