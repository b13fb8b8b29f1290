import { closestLanguage } from '@civickit/core';
import { english } from '../texts/en.js';
import type { ExpressionColumn, ReportTexts } from '../texts/texts.js';
import { uyghur } from '../texts/ug.js';
import { simplified } from '../texts/zh-hans.js';
import { traditional } from '../texts/zh-hant.js';
import type { XlsFormReportRow } from './report.js';

/** One row of a report in words. */
export interface ReportRowExplanation {
  /** Such as `sheet "survey", row 12, column G`. */
  readonly place: string;
  readonly text: string;
  /** Both in one sentence. */
  readonly sentence: string;
}

/** What a row of a report says, for whoever brings the form over. `lang` is a BCP 47 tag: Chinese in both scripts, Uyghur, English for all else. */
export function explainXlsFormReport({ sheet, row, column, code, params = {} }: XlsFormReportRow, lang: string): ReportRowExplanation {
  const texts = textsFor(lang);
  const place = texts.place(sheet, row, column);
  const effect = isExpressionCode.test(code) ? texts.effects[params['member'] as ExpressionColumn] : undefined;
  const text = [texts[code](params), effect].filter(Boolean).join(texts.space);
  return { place, text, sentence: texts.join(place, text) };
}

const isExpressionCode = /^(?:syntax|function|reference|value-types|pattern|expression)$/;

const versions: readonly { readonly lang: string; readonly texts: ReportTexts }[] = [
  { lang: 'en', texts: english },
  { lang: 'zh-Hans', texts: simplified },
  { lang: 'zh-Hant', texts: traditional },
  { lang: 'ug', texts: uyghur },
];

function textsFor(lang: string): ReportTexts {
  return closestLanguage(versions, [lang])?.texts ?? english;
}
