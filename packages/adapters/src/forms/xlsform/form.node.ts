import type { Question } from '@civickit/core/forms';
import { importXlsForm, type ImportedXlsForm } from './import-xls-form.js';

const cells = (texts: readonly string[]) => `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;

/** A form of these rows of the survey, each by its heads, with choices and settings as Markdown. */
export function surveyOf(rows: readonly Readonly<Record<string, string>>[], more = ''): Promise<ImportedXlsForm> {
  const heads = [...new Set(['type', 'name', 'label', ...rows.flatMap((row) => Object.keys(row))])];
  const lines = rows.map((row) => ['', ...heads.map((head) => row[head] ?? (head === 'label' ? 'A label' : ''))]);
  const text = [['survey'], ['', ...heads], ...lines].map(cells).join('\n');
  return importXlsForm(new TextEncoder().encode(`${text}\n${more}\n| settings |\n| | form_id |\n| | f |`));
}

export function questionOf({ definition }: ImportedXlsForm, id: string): Question | undefined {
  const find = (questions: readonly Question[]): Question | undefined =>
    questions.find((one) => one.id === id) ??
    questions.flatMap((one) => (one.type === 'group' || one.type === 'repeat' ? (find(one.questions) ?? []) : []))[0];
  return find(definition.pages.flatMap(({ questions }) => questions));
}

export const choices = [
  '| choices |',
  '| | list_name | name | label | town |',
  '| | where | road | Road | |',
  '| | where | park | Park | |',
  '| | villages | v1 | East | t1 |',
  '| | villages | v2 | West | t2 |',
].join('\n');
