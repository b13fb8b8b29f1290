import { expect, test } from 'vitest';
import { parseFeed, type ParseFeedOptions } from './parse-feed.js';

const read = (source: Uint8Array, options: Partial<ParseFeedOptions> = {}) =>
  parseFeed(source, { url: 'https://town.example/news/feed.xml', ...options });

const chinese = (declared: string) =>
  `<?xml version="1.0"${declared && ` encoding="${declared}"`}?><rss><channel><item><title>水</title></item></channel></rss>`;
/** `source` in a character set in which 水 is written as these bytes. */
const inBytes = (source: string, ...water: number[]): Uint8Array => {
  const [before = '', after = ''] = source.split('水');
  return Uint8Array.from([...new TextEncoder().encode(before), ...water, ...new TextEncoder().encode(after)]);
};
const utf16 = (source: string, big: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? '\ufeff' : ''), ...source].map((character) => character.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
};

test.each<[rule: string, bytes: Uint8Array, contentType: string | undefined]>([
  ['GB18030 by its prolog', inBytes(chinese('GB18030'), 0xcb, 0xae), undefined],
  ['gb2312 by its prolog', inBytes(chinese('gb2312'), 0xcb, 0xae), 'text/xml'],
  ['GBK by its header', inBytes(chinese(''), 0xcb, 0xae), 'text/xml; charset=gbk'],
  ['Big5 by its prolog', inBytes(chinese('Big5'), 0xa4, 0xf4), undefined],
  ['Big5 by its header', inBytes(chinese(''), 0xa4, 0xf4), 'application/rss+xml; charset="big5"'],
  ['Shift_JIS by its prolog', inBytes(chinese('Shift_JIS'), 0x90, 0x85), undefined],
  ['Shift_JIS by its header', inBytes(chinese(''), 0x90, 0x85), 'text/xml;charset=shift_jis'],
  ['UTF-8 by its mark, whatever else is said', inBytes(`\ufeff${chinese('gbk')}`, 0xe6, 0xb0, 0xb4), 'text/xml; charset=big5'],
  ['UTF-16LE by its mark', utf16(chinese('utf-16'), false, true), 'text/xml'],
  ['UTF-16BE by its mark', utf16(chinese('utf-16'), true, true), 'text/xml'],
  ['UTF-16LE without mark', utf16(chinese('utf-16'), false, false), undefined],
  ['UTF-16BE without mark', utf16(chinese('utf-16'), true, false), undefined],
])('%s', async (_, bytes, contentType) => {
  expect((await read(bytes, { contentType })).items[0]?.title).toBe('水');
});

test('windows-1252 by header and prolog, and what says ISO-8859-1 and means it', async () => {
  const bytes = (declared: string) => inBytes(chinese(declared), 0x80, 0x93, 0xe9, 0x94);
  expect((await read(bytes('windows-1252'))).items[0]?.title).toBe('€“é”');
  expect((await read(bytes('iso-8859-1'))).items[0]?.title).toBe('€“é”');
  expect((await read(bytes(''), { contentType: 'text/xml; charset=windows-1252' })).items[0]?.title).toBe('€“é”');
});
