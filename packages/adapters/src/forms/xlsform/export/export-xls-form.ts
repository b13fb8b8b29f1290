import type { ChoiceOption, FormDefinition, LocalText, Question } from '@civickit/core/forms';
import { writeWorkbookTemplate } from '../../../files/templates/write-template.js';
import { formOf } from '../import-xls-form.js';
import { Report, type XlsFormReportRow } from '../report/report.js';
import { findLosses } from './find-losses.js';
import { SheetWriter } from './sheet-writer.js';
import { writeSettings } from './write-settings.js';
import { writeSurvey } from './write-survey.js';

export interface ExportedXlsForm {
  /** A workbook (.xlsx); the same form gives the same bytes. */
  readonly bytes: Uint8Array;
  /** What XLSForm has no place for, or says in other words: found by reading the sheets back. */
  readonly report: readonly XlsFormReportRow[];
}

/**
 * A form as a workbook for XLSForm. What its report does not name comes back the same by `importXlsForm`. Types and columns of our own are
 * there under our names: other tools pass over the columns and refuse the types.
 * @param form as `parseFormDefinition` gives it
 * @throws CivicError `invalid/form-definition`, `too-large/form-definition`, where it cannot be read back at all
 */
export function exportXlsForm(form: FormDefinition): ExportedXlsForm {
  const report = new Report();
  const questions = form.pages.flatMap((page) => questionsIn(page.questions));
  const isOf = (type: Question['type'], name: string) => questions.some((one) => one.id === name && one.type === type);
  const context = {
    conditions: form.conditions ?? {},
    isYesNo: (name: string) => isOf('yesno', name) || isOf('declaration', name),
    isRepeat: (name: string) => isOf('repeat', name),
  };
  const tags = languagesIn(form);
  const written = writeSurvey(form, new Set(questions.map(({ id }) => id)), tags, context, report);
  const sheets = [written.survey, writeChoices(written.lists, tags), writeSettings(form, tags)];
  const back = formOf(sheets.map((sheet) => sheet.table()), { source: 'xlsform', url: '' }).definition; // prettier-ignore
  findLosses(form, back, written, report);
  return { bytes: writeWorkbookTemplate(sheets.map((sheet) => sheet.sheet())), report: report.rows };
}

function writeChoices(lists: ReadonlyMap<string, readonly ChoiceOption[]>, tags: readonly string[]): SheetWriter {
  const sheet = new SheetWriter('choices', ['list_name', 'name'], tags);
  for (const [list, options] of lists) {
    for (const { value, label, fields } of options) {
      sheet.row();
      sheet.set('list_name', list);
      sheet.set('name', value);
      sheet.setLocal('label', label);
      for (const [field, text] of Object.entries(fields ?? {})) if (!/^(?:list_name|name|label)$/.test(field)) sheet.set(field, text);
    }
  }
  return sheet;
}

function questionsIn(questions: readonly Question[]): readonly Question[] {
  return questions.flatMap((one) => [one, ...(one.type === 'group' || one.type === 'repeat' ? questionsIn(one.questions) : [])]);
}

/** Those that it is complete in, then those of single texts. */
function languagesIn(form: FormDefinition): readonly string[] {
  const tags = new Set(form.languages);
  const collect = (text: LocalText | undefined) => {
    if (typeof text === 'object') for (const tag of Object.keys(text)) tags.add(tag);
  };
  for (const text of [form.title, form.intro, form.outro, ...form.pages.map(({ title }) => title)]) collect(text);
  for (const question of form.pages.flatMap((page) => questionsIn(page.questions))) collect(question.label);
  return [...tags];
}
