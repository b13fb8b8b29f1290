import type { HeadLanguage } from '../columns/column.js';
import { requestTypeSheets, serviceSheets } from './catalogue-templates.js';
import type { SheetLanguage } from './explained-columns.js';
import { explainedNoticeColumns } from './notice-template.js';
import { templateSheets, type TemplateSheet } from './template-sheets.js';
import { writeCsvTemplate, writeWorkbookTemplate } from './write-template.js';

/** A file for clerks to fill in. */
export interface Template {
  /** Such as `notices.zh-CN.xlsx`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const languages: Readonly<Record<HeadLanguage, string>> = { en: '', 'zh-hans': '.zh-CN', 'zh-hant': '.zh-Hant' };

/** Templates of notices in each language, as CSV and as a workbook whose second sheet explains the columns. The same bytes each time. */
export function noticeTemplates(): readonly Template[] {
  return Object.keys(languages).flatMap((lang) => {
    const sheets = templateSheets(explainedNoticeColumns, lang as HeadLanguage);
    return pair('notices', lang as HeadLanguage, sheets[0], sheets);
  });
}

/**
 * Templates of public services in English and Chinese: CSV with one row for each, and a workbook for a whole catalogue, whose last sheet
 * explains the columns. The same bytes each time.
 */
export function serviceTemplates(): readonly Template[] {
  return (['en', 'zh-hans'] satisfies SheetLanguage[]).flatMap((lang) => {
    const { table, workbook } = serviceSheets(lang);
    return pair('services', lang, table, workbook);
  });
}

/** Templates of what can be reported, and of its questions, in English and Chinese. The same bytes each time. */
export function requestTypeTemplates(): readonly Template[] {
  return (['en', 'zh-hans'] satisfies SheetLanguage[]).flatMap((lang) => {
    const { table, workbook } = requestTypeSheets(lang);
    return pair('request-types', lang, table, workbook);
  });
}

function pair(name: string, lang: HeadLanguage, table: TemplateSheet, workbook: readonly TemplateSheet[]): Template[] {
  return [
    { name: `${name}${languages[lang]}.csv`, bytes: writeCsvTemplate(table) },
    { name: `${name}${languages[lang]}.xlsx`, bytes: writeWorkbookTemplate(workbook) },
  ];
}
