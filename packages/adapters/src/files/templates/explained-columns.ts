import type { ColumnHeads, HeadLanguage } from '../columns/column.js';

/** Languages of templates of more than one sheet. */
export type SheetLanguage = Exclude<HeadLanguage, 'zh-hant'>;

/** What is said of a column, and what stands in the sample row, in English and Chinese. */
export type ColumnTexts = readonly [about: string, chinese: string, sample: string, chinese: string];

export interface ExplainedColumn {
  readonly head: string;
  readonly about: string;
  readonly also: readonly string[];
  readonly samples: readonly string[];
}

/** Other words for a column that its explanation in `lang` names; those of programs and of other scripts are only read. */
export function otherNames({ also }: ColumnHeads, lang: HeadLanguage): readonly string[] {
  return also.filter((name) => /\p{Script=Han}/u.test(name) === (lang !== 'en') && !/[_.\p{Script=Arab}]/u.test(name));
}

/** The columns that a template shows, in the order of their texts. Samples of several rows stand apart by `|`. */
export function explained<F extends string>(
  columns: readonly ColumnHeads<F>[],
  texts: Readonly<Partial<Record<F, ColumnTexts>>>,
  lang: SheetLanguage,
): ExplainedColumn[] {
  return (Object.entries(texts) as [F, ColumnTexts][]).map(([field, [about, chineseAbout, sample, chineseSample]]) => {
    const column = columns.find((one) => one.field === field);
    return {
      head: column?.heads[lang] ?? field,
      about: lang === 'en' ? about : chineseAbout,
      also: column ? otherNames(column, lang) : [],
      samples: (lang === 'en' ? sample : chineseSample).split('|'),
    };
  });
}
