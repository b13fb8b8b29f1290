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

function textsFor(lang: string): ReportTexts {
  let locale: Intl.Locale | undefined;
  try {
    locale = new Intl.Locale(lang).maximize();
  } catch {
    return english;
  }
  if (locale.language === 'ug') return uyghur;
  if (locale.language !== 'zh') return english;
  return locale.script === 'Hant' ? traditional : simplified;
}
