import type { HeadLanguage } from '../columns/column.js';
import { noticeColumns } from '../columns/notice-columns.js';
import { templateSheets } from './template-sheets.js';
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
  return Object.entries(languages).flatMap(([lang, suffix]) => {
    const sheets = templateSheets(noticeColumns, lang as HeadLanguage);
    return [
      { name: `notices${suffix}.csv`, bytes: writeCsvTemplate(sheets[0]) },
      { name: `notices${suffix}.xlsx`, bytes: writeWorkbookTemplate(sheets) },
    ];
  });
}
