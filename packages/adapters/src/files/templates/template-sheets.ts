import type { Columns, HeadLanguage } from '../columns/column.js';
import { otherNames } from './explained-columns.js';

/** A sheet of a template, as texts. */
export interface TemplateSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const words: Readonly<
  Record<HeadLanguage, { sheet: string; about: string; column: string; meaning: string; names: string; comma: string }>
> = {
  en: { sheet: 'Notices', about: 'Columns', column: 'Name of column', meaning: 'What to write', names: 'Also understood', comma: ', ' },
  'zh-hans': { sheet: '通知', about: '填写说明', column: '列名', meaning: '怎样填写', names: '也可写作', comma: '、' },
  'zh-hant': { sheet: '公告', about: '填寫說明', column: '欄名', meaning: '怎樣填寫', names: '也可寫作', comma: '、' },
};

/** The first sheet of a template: heads and one example; the second tells what each column is for. */
export function templateSheets(columns: Columns, lang: HeadLanguage): readonly [TemplateSheet, TemplateSheet] {
  const { sheet, about, column, meaning, names, comma } = words[lang];
  return [
    { name: sheet, rows: [columns.map(({ heads }) => heads[lang]), columns.map(({ sample }) => sample[lang])] },
    {
      name: about,
      rows: [[column, meaning, names], ...columns.map((one) => [one.heads[lang], one.about[lang], otherNames(one, lang).join(comma)])],
    },
  ];
}
