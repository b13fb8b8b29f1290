import { expect, test } from 'vitest';
import { encodeGbk } from './server/gbk.ts';
import { fill } from './server/template.ts';

const now = Date.parse('2026-03-04T00:10:00+08:00');

test('dates count from today in the county’s time', () => {
  expect(fill('{{rfc822 -3 09:15}}', now, {})).toBe('Sun, 01 Mar 2026 09:15:00 +0800');
  expect(fill('{{rfc3339 0}} {{date 30}} {{zh -4}}', now, {})).toBe('2026-03-04T00:00:00+08:00 2026-04-03 2月28日');
  expect(fill('{{rfc3339 -3h}}', now, {})).toBe('2026-03-03T21:00:00+08:00');
});

test('a token that nobody knows is a defect', () => {
  expect(() => fill('{{sites}}', now, { site: '' })).toThrow('unknown template token {{sites}}');
});

test('GBK bytes decode back', () => {
  const text = 'a~青石县，繁體、〔2026〕·—“”×\n';
  expect(new TextDecoder('gbk', { fatal: true }).decode(encodeGbk(text))).toBe(text);
  expect([...encodeGbk('青a')]).toEqual([0xc7, 0xe0, 0x61]);
});

test('what GBK lacks is named', () => {
  expect(() => encodeGbk('ئۇ')).toThrow('GBK has no "ئ" (U+626)');
});
