import { expect, test } from 'vitest';
import { explainXlsFormReport } from './explain-row.js';
import { reportCodes, type ReportCode } from './report.js';

const row = { sheet: 'survey', row: 12, column: 'G', kind: 'unsupported', code: 'function', params: { function: 'uuid', member: 'relevant' } } as const; // prettier-ignore

test.each([
  ['en', 'sheet "survey", row 12, column G: The function uuid() cannot be said here. Its condition is left out: the question is always shown.'],
  ['zh-CN', '工作表“survey”，第12行，G列：函数 uuid() 在这里无法表示。显示条件已略去，该题始终显示。'],
  ['zh-TW', '工作表「survey」，第12列，G欄：函數 uuid() 在這裡無法表示。顯示條件已略去，該題一律顯示。'],
  ['fr', 'sheet "survey", row 12, column G: The function uuid() cannot be said here. Its condition is left out: the question is always shown.'],
])('in %s, with sheet, row and column', (lang, sentence) => {
  expect(explainXlsFormReport(row, lang).sentence).toBe(sentence);
}); // prettier-ignore

test('every code has its own words in every language', () => {
  for (const lang of ['en', 'zh-Hans', 'zh-Hant', 'ug']) {
    const texts = (Object.keys(reportCodes) as ReportCode[]).map((code) => explainXlsFormReport({ ...row, code, params: {} }, lang).text);
    expect(new Set(texts).size).toBe(texts.length);
  }
});
