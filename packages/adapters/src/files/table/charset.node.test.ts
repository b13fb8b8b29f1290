import { expect, test } from 'vitest';
import { decodeTable, isBinary } from './charset.js';

const knows = (text: string) => /标题|標題|Title/.test(text);
const bytes = (...list: number[]) => Uint8Array.from(list);
/** 标题,日期 in GB18030 */
const simplified = bytes(0xb1, 0xea, 0xcc, 0xe2, 0x2c, 0xc8, 0xd5, 0xc6, 0xda);
/** 標題,日期 in Big5 */
const traditional = bytes(0xbc, 0xd0, 0xc3, 0x44, 0x2c, 0xa4, 0xe9, 0xb4, 0xc1);
const utf16 = (text: string, big = false) =>
  Uint8Array.from(
    [...text].flatMap((sign) =>
      big ? [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255] : [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8],
    ),
  );

test.each([
  ['UTF-8', new TextEncoder().encode('标题,日期'), '标题,日期'],
  ['UTF-8 with a mark, as Excel saves it', new TextEncoder().encode('\ufeff标题'), '标题'],
  ['GB18030, as a Chinese Excel saves it', simplified, '标题,日期'],
  ['Big5, as one in Taiwan or Hong Kong saves it', traditional, '標題,日期'],
  ['UTF-16 with a mark: "Unicode text"', Uint8Array.from([0xff, 0xfe, ...utf16('标题\t日期')]), '标题\t日期'],
  ['UTF-16 with its mark the other way', Uint8Array.from([0xfe, 0xff, ...utf16('标题', true)]), '标题'],
  ['UTF-16 without a mark', utf16('Title\tDate'), 'Title\tDate'],
  ['a Western set', bytes(0x54, 0x69, 0x74, 0x6c, 0x65, 0x2c, 0xe9, 0x2c), 'Title,é,'],
])('reads %s', (_, given, text) => {
  expect(decodeTable(given, { knows })).toBe(text);
});

test('the server is believed where the bytes are not UTF-8, and the keeper always', () => {
  expect(decodeTable(traditional.subarray(5), { knows, contentType: 'text/csv; charset=big5' })).toBe('日期');
  expect(decodeTable(simplified, { knows, contentType: 'text/csv; charset=utf-8' })).toBe('标题,日期');
  expect(decodeTable(traditional, { knows: () => false, encoding: 'big5' })).toBe('標題,日期');
});

test('one broken byte does not turn UTF-8 into another set', () => {
  expect(decodeTable(Uint8Array.from([...new TextEncoder().encode('标题,日期,正文内容'), 0xff]), { knows })).toContain('标题,日期');
});

test('pictures and programs are no text', () => {
  expect(isBinary(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d))).toBe(true);
  expect(isBinary(simplified)).toBe(false);
});
