import { expect, test } from 'vitest';
import { decodeText } from './charset.js';

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, littleEndian: boolean): number[] =>
  Array.from(text).flatMap((character) => {
    const code = character.charCodeAt(0);
    return littleEndian ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });
const prolog = (label: string): number[] => ascii(`<?xml version="1.0" encoding="${label}"?>`);
const nihao = { gbk: [0xc4, 0xe3, 0xba, 0xc3], big5: [0xa7, 0x41, 0xa6, 0x6e], utf8: [0xe4, 0xbd, 0xa0, 0xe5, 0xa5, 0xbd] };

test.each<[why: string, bytes: number[], contentType: string | undefined, ends: string]>([
  ['no word at all is UTF-8', nihao.utf8, undefined, '你好'],
  ['the declaration counts', [...prolog('GB2312'), ...nihao.gbk], undefined, '你好'],
  ['GB18030 with four bytes', [...prolog('gb18030'), 0x95, 0x32, 0x82, 0x36], 'text/xml', '𠀀'],
  ['Big5', [...prolog('Big5'), ...nihao.big5], undefined, '你好'],
  ['Shift_JIS', [...prolog('Shift_JIS'), 0x82, 0xa0], undefined, 'あ'],
  ['windows-1252', [...prolog('windows-1252'), 0x80], undefined, '€'],
  ['the header wins', [...prolog('utf-8'), ...nihao.gbk], 'text/xml; charset=gbk', '你好'],
  ['quoted in the header', nihao.gbk, 'text/xml; charset="GBK"; x=y', '你好'],
  [
    'ISO-8859-1 in the header is what servers say without looking',
    [...prolog('utf-8'), ...nihao.utf8],
    'text/xml; charset=ISO-8859-1',
    '你好',
  ],
  ['ISO-8859-1 holds where nothing else is said', [0xe9], 'text/plain; charset=iso-8859-1', 'é'],
  ['UTF-8 in the header over bytes that are not', [...prolog('gbk'), ...nihao.gbk], 'text/xml; charset=utf-8', '你好'],
  ['a byte order mark wins over the header', [0xef, 0xbb, 0xbf, ...nihao.utf8], 'text/xml; charset=gbk', '你好'],
  ['UTF-16 with mark, little end first', [0xff, 0xfe, ...utf16('你好', true)], undefined, '你好'],
  ['UTF-16 with mark, big end first', [0xfe, 0xff, ...utf16('你好', false)], undefined, '你好'],
  ['UTF-16 without mark', utf16('<a>你好', true), undefined, '<a>你好'],
  ['UTF-16 without mark, big end first', utf16('<a>你好', false), undefined, '<a>你好'],
  ['a declaration of UTF-16 in ASCII is wrong', [...prolog('utf-16'), ...nihao.utf8], undefined, '你好'],
  ['an unknown label is none', [...prolog('x-klingon'), ...nihao.utf8], 'text/xml; charset=klingon', '你好'],
  ['nothing', [], undefined, ''],
])('%s', (_, bytes, contentType, ends) => {
  expect(decodeText(new Uint8Array(bytes), { contentType }).replace(/^<\?.*\?>/, '')).toBe(ends);
});

test('a sequence across two chunks is one character', () => {
  const bytes = new Uint8Array(256 * 1024 + 2).fill(0x20);
  bytes.set(nihao.utf8.slice(0, 3), 256 * 1024 - 1);
  expect(decodeText(bytes).trim()).toBe('你');
});

test('more bytes than allowed is a typed error', () => {
  expect(() => decodeText(new Uint8Array(9), { maxBytes: 8 })).toThrow(expect.objectContaining({ code: 'too-large/markup' }));
});
