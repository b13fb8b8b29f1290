import { atOnce } from '@civickit/core/markup';
import { expect, test } from 'vitest';
import { readCsv } from './csv.js';
import { tableLimits } from './table.js';

const read = (text: string, limits = {}) => atOnce(readCsv(text, { ...tableLimits, ...limits }));
const texts = (text: string) => read(text).rows.map(({ cells }) => Array.from(cells, (cell) => cell?.text ?? ''));

test.each([
  [
    'commas',
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'no line break at the end',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'line breaks of old Macs',
    'a,b\r1,2\r',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'semicolons, as Excel writes them where the comma is for decimals',
    'a;b\n1,5;2\n',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  [
    'a first line that names the separator',
    'sep=;\r\na;b,c\r\n1;2\r\n',
    [
      ['a', 'b,c'],
      ['1', '2'],
    ],
  ],
  [
    'tabs',
    'a\tb\n1\t2, 3',
    [
      ['a', 'b'],
      ['1', '2, 3'],
    ],
  ],
  [
    'quotes over lines',
    'a,b\n"one\ntwo","say ""yes"""',
    [
      ['a', 'b'],
      ['one\ntwo', 'say "yes"'],
    ],
  ],
  [
    'separators within quotes',
    '"a;b;c;d;e",f\n1,2',
    [
      ['a;b;c;d;e', 'f'],
      ['1', '2'],
    ],
  ],
  [
    'a stray quote in the middle',
    'a,b\n5" pipe,2',
    [
      ['a', 'b'],
      ['5" pipe', '2'],
    ],
  ],
  [
    'text after a closing quote',
    'a,b\n"x"y,2',
    [
      ['a', 'b'],
      ['xy', '2'],
    ],
  ],
  [
    'blanks before a quote',
    'a, "b, c"\n1,2',
    [
      ['a', 'b, c'],
      ['1', '2'],
    ],
  ],
  [
    'texts kept from becoming numbers',
    'a,b\n="007",2',
    [
      ['a', 'b'],
      ['007', '2'],
    ],
  ],
  ['empty columns and rows at the end', 'a,b,,,\n1,,,,\n,,,,\n,,,,\n', [['a', 'b'], ['1']]],
])('reads %s', (_, text, expected) => {
  expect(texts(text)).toEqual(expected);
});

test('rows are counted as the spreadsheet counts them', () => {
  expect(read('a,b\n\n,,\n"x\ny",1\n2,3').rows.map(({ number }) => number)).toEqual([1, 4, 5]);
  expect(read('sep=,\na,b').rows.map(({ number }) => number)).toEqual([2]);
});

test('a quotation mark that nothing closes costs one character, not the rest of the file', () => {
  const table = read('a,b\n1,"open\n2,3\n4,5');
  expect(table.openQuote).toBe(2);
  expect(table.rows.map(({ cells }) => cells.map((cell) => cell?.text))).toEqual([
    ['a', 'b'],
    ['1', '"open'],
    ['2', '3'],
    ['4', '5'],
  ]);
});

test('more rows and columns than are allowed are left out', () => {
  expect(read('a\nb\nc', { maxRows: 2 })).toMatchObject({ cut: true, rows: [{ number: 1 }, { number: 2 }] });
  expect(read('a,b,c\n1,2,3', { maxColumns: 2 }).rows[1]?.cells).toHaveLength(2);
});

test('hostile texts take time in line with their length', () => {
  for (const piece of ['"', '""', '",', '"a""b,', ',', '\n', '"\n""x']) {
    const started = performance.now();
    read(piece.repeat(400_000 / piece.length), { maxRows: 1e9 });
    expect(performance.now() - started, JSON.stringify(piece)).toBeLessThan(3000);
  }
});
