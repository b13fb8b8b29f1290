import { expect, test } from 'vitest';
import { exampleAnswers } from '../example-answers.node.js';
import { exampleForm } from '../example-form.node.js';
import { hostileForm } from '../hostile-form.node.js';
import { en } from '../words/en.js';
import { csvHead, csvLine, toCsvRow } from './csv.js';

/** RFC 4180, by a reader of its own. */
function cellsOf(line: string): string[] {
  expect(line.endsWith('\r\n')).toBe(true);
  return [...line.slice(0, -2).matchAll(/(?:^|,)"((?:[^"]|"")*)"/gu)].map(([, cell = '']) => cell.replaceAll('""', '"'));
}

const heads = cellsOf(csvHead(exampleForm, { words: en, heads: 'paths' }));
const row = (answers: object): Record<string, string> => {
  const cells = cellsOf(toCsvRow(exampleForm, { form: 'f', version: '1', answers: answers as never }, { words: en }));
  expect(cells).toHaveLength(heads.length);
  return Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? '']));
};

test('a submission is one row, and a repeat one line of a cell for each instance', () => {
  expect(row(exampleAnswers)).toMatchObject({
    form: 'f',
    name: '李小龙',
    born: '1985-04-12',
    rent: '650.5',
    home: 'Rented',
    'members.name': '王芳\n李明',
    'members.income': '1200\n',
    'members.illnesses.what': '高血压\n',
    why: '收入太低。\n第二行',
  });
});

test('heads are labels for people', () => {
  expect(cellsOf(csvHead(exampleForm, { words: en }))).toEqual(
    expect.arrayContaining(['Form', 'Your name', 'Member: Name', 'Member: Illnesses: Which?']),
  );
});

test('a byte order mark stands before the head where Excel shall read it', () => {
  expect(csvHead(exampleForm, { words: en, bom: true }).codePointAt(0)).toBe(0xfeff);
  expect(csvHead(exampleForm, { words: en }).codePointAt(0)).toBe(0x22);
});

test.each([
  ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
  ['+86 138', `'+86 138`],
  ['-2+3', `'-2+3`],
  ['-5', '-5'],
  ['-1e-7', '-1e-7'],
  ['-1e+21', '-1e+21'],
  ['-1e-7+2', `'-1e-7+2`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['\r=1', `'\r=1`],
  ['＝1+1', `'＝1+1`],
  ['|cmd', `'|cmd`],
  [' =1+1', `' =1+1`],
  ['\u200b=1+1', `'\u200b=1+1`],
  ['\0=1+1', `'\uFFFD=1+1`],
  [' a =1', ' a =1'],
  ['a=1', 'a=1'],
  ['x";=1+1;"', 'x";=1+1;"'],
])('%j is written as %j', (text, written) => {
  expect(cellsOf(csvLine([text]))).toEqual([written]);
});

test('no cell of a hostile form begins a formula or leaves its quotes', () => {
  const answers = Object.fromEntries(hostileForm.pages[0]!.questions.map(({ id }) => [id, '=1+1","=2']));
  for (const line of [csvHead(hostileForm, { words: en }), toCsvRow(hostileForm, { form: '=1', version: '@x', answers }, { words: en })]) {
    expect(cellsOf(line).filter((cell) => /^[=+\-@]/u.test(cell))).toEqual([]);
    expect(cellsOf(line)).toHaveLength(cellsOf(csvHead(hostileForm, { words: en, heads: 'paths' })).length);
  }
});
