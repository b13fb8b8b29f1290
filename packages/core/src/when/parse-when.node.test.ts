import { expect, test } from 'vitest';
import { parseWhen } from './parse-when.js';

const zone = 'Asia/Shanghai';

/** `iso` with its precision where that is not an instant, and `~` where the zone was assumed. */
function shown(text: string, municipal = zone): string | undefined {
  const when = parseWhen(text, municipal);
  return (
    when &&
    `${when.iso}${when.precision === 'instant' ? '' : ` ${when.precision}`}${when.zone === 'given' || when.precision === 'day' ? '' : ' ~'}`
  );
}

test.each<[text: string, when: string | undefined]>([
  // RFC 3339 and ISO 8601
  ['2026-03-04T15:30:00Z', '2026-03-04T15:30:00Z'],
  ['2026-03-04T15:30:00+08:00', '2026-03-04T15:30:00+08:00'],
  ['2026-03-04t15:30:00.520z', '2026-03-04T15:30:00.520Z'],
  ['2026-03-04T15:30:00,123456789-0530', '2026-03-04T15:30:00.123-05:30'],
  ['2026-03-04 15:30:00', '2026-03-04T15:30:00+08:00 ~'],
  ['2026-03-04T15:30', '2026-03-04T15:30:00+08:00 minute ~'],
  ['2026-03-04T15:30-00:00', '2026-03-04T15:30:00Z minute'],
  ['2026-03-04', '2026-03-04 day'],
  ['2026-03-04Z', '2026-03-04 day'],
  ['2026-03-04+08:00', '2026-03-04 day'],
  ['20260304', '2026-03-04 day'],
  ['20260304T153000Z', '2026-03-04T15:30:00Z'],
  ['20260304T1530', '2026-03-04T15:30:00+08:00 minute ~'],
  ['2026-03-04T24:00:00Z', '2026-03-05T00:00:00Z'],
  ['2026-12-31T23:59:60Z', '2026-12-31T23:59:59Z'],
  ['2024-02-29', '2024-02-29 day'],
  ['  2026-03-04T15:30:00Z\n', '2026-03-04T15:30:00Z'],
  ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
  // RFC 822 and 2822
  ['Wed, 04 Mar 2026 15:30:00 GMT', '2026-03-04T15:30:00Z'],
  ['Wed, 4 Mar 2026 15:30:00 +0800', '2026-03-04T15:30:00+08:00'],
  ['Sun, 04 Mar 2026 15:30:00 GMT', '2026-03-04T15:30:00Z'],
  ['04 Mar 26 15:30 UT', '2026-03-04T15:30:00Z minute'],
  ['04 Mar 99 15:30:00 Z', '1999-03-04T15:30:00Z'],
  ['04 Mar 126 15:30:00 Z', '2026-03-04T15:30:00Z'],
  ['Wed, 04 Mar 2026 15:30:00 EST', '2026-03-04T15:30:00-05:00'],
  ['Wed, 04 Mar 2026 15:30:00 EDT', '2026-03-04T15:30:00-04:00'],
  ['Wed, 04 Mar 2026 15:30:00 PDT', '2026-03-04T15:30:00-07:00'],
  ['Wed, 04 Mar 2026 15:30:00 CEST', '2026-03-04T15:30:00+02:00'],
  ['Wed, 04 Mar 2026 15:30:00 CST', '2026-03-04T15:30:00+08:00'],
  ['Wed, 04 Mar 2026 15:30:00 XYZ', '2026-03-04T15:30:00+08:00 ~'],
  ['Wed, 04 Mar 2026 15:30:00', '2026-03-04T15:30:00+08:00 ~'],
  ['Wed,04 Mar 2026 15:30:00 GMT', '2026-03-04T15:30:00Z'],
  ['Wednesday, 04-Mar-26 15:30:00 GMT', '2026-03-04T15:30:00Z'],
  ['Wed, 04 Mar 2026 15:30:00 GMT+8', '2026-03-04T15:30:00+08:00'],
  ['Wed, 04 Mar 2026 15:30:00 +800', '2026-03-04T15:30:00+08:00'],
  ['Wed, 04 Mar 2026 15:30:00 +9999', '2026-03-04T15:30:00+08:00 ~'],
  ['Wed, 04 Mar 2026', '2026-03-04 day'],
  ['4 Sept 2026', '2026-09-04 day'],
  ['Wed Mar  4 15:30:00 2026', '2026-03-04T15:30:00+08:00 ~'],
  ['Wed Mar 04 15:30:00 CST 2026', '2026-03-04T15:30:00+08:00'],
  ['Wed Mar 04 2026 15:30:00 GMT+0800 (China Standard Time)', '2026-03-04T15:30:00+08:00'],
  // Other languages and long forms
  ['March 4, 2026', '2026-03-04 day'],
  ['Mar. 4th, 2026 3:30 PM', '2026-03-04T15:30:00+08:00 minute ~'],
  ['4 March 2026 12:05 a.m.', '2026-03-04T00:05:00+08:00 minute ~'],
  ['4. März 2026', '2026-03-04 day'],
  ['Mi, 04 Dez 2026 15:30:00 +0100', '2026-12-04T15:30:00+01:00'],
  ['mer., 04 août 2026 15:30:00 +0200', '2026-08-04T15:30:00+02:00'],
  ['1er février 2026', '2026-02-01 day'],
  ['miércoles, 4 de marzo de 2026', '2026-03-04 day'],
  ['04 ene. 2026 15:30', '2026-01-04T15:30:00+08:00 minute ~'],
  ['4 марта 2026', '2026-03-04 day'],
  ['4 listopada 2026', '2026-11-04 day'],
  ['4 Mayıs 2026', '2026-05-04 day'],
  ['4 marraskuuta 2026', '2026-11-04 day'],
  ['4 Foo 2026', undefined],
  // What clerks write
  ['2026年3月4日', '2026-03-04 day'],
  ['2026年3月4日 15:30', '2026-03-04T15:30:00+08:00 minute ~'],
  ['2026年03月04日15时30分', '2026-03-04T15:30:00+08:00 minute ~'],
  ['2026年3月4日（星期三）下午3点30分', '2026-03-04T15:30:00+08:00 minute ~'],
  ['2026年3月4日 上午9时', '2026-03-04T09:00:00+08:00 minute ~'],
  ['2026年3月4日星期三', '2026-03-04 day'],
  ['2026 年 3 月 4 日', '2026-03-04 day'],
  ['２０２６年３月４日　１５：３０', '2026-03-04T15:30:00+08:00 minute ~'],
  ['2026년 3월 4일 오후 3시 30분', '2026-03-04T15:30:00+08:00 minute ~'],
  ['2026/3/4', '2026-03-04 day'],
  ['2026/03/04 9:05:07', '2026-03-04T09:05:07+08:00 ~'],
  ['2026.3.4', '2026-03-04 day'],
  ['2026-3-4 9:05', '2026-03-04T09:05:00+08:00 minute ~'],
  ['4.3.2026', '2026-03-04 day'],
  ['04.03.2026, 15:30 Uhr', '2026-03-04T15:30:00+08:00 minute ~'],
  ['4. 3. 2026', '2026-03-04 day'],
  ['2026-03-04 (Wed)', '2026-03-04 day'],
  // Impossible, ambiguous or no date
  ['2026-02-29', undefined],
  ['2026-02-30T10:00:00Z', undefined],
  ['2026-13-01', undefined],
  ['2026-00-10', undefined],
  ['2026年4月31日', undefined],
  ['31.4.2026', undefined],
  ['30 Feb 2026 10:00:00 GMT', undefined],
  ['2026-03-04T25:00:00Z', undefined],
  ['2026-03-04T10:61:00Z', undefined],
  ['2026-03-04T24:01:00Z', undefined],
  ['2026-03-04 7', undefined],
  ['0001-01-01T00:00:00', undefined],
  ['0000-00-00 00:00:00', undefined],
  ['3/4/2026', undefined],
  ['2026-03', undefined],
  ['2026', undefined],
  ['1772609400', undefined],
  ['tomorrow', undefined],
  ['', undefined],
  ['2026-03-04'.padEnd(101), undefined],
])('%s', (text, when) => {
  expect(shown(text)).toBe(when);
});

test('the offset of a date without one is that of the municipality on that day', () => {
  expect(shown('2026-01-04 12:00:00', 'Europe/Berlin')).toBe('2026-01-04T12:00:00+01:00 ~');
  expect(shown('2026-07-04 12:00:00', 'Europe/Berlin')).toBe('2026-07-04T12:00:00+02:00 ~');
  expect(shown('2026-07-04 12:00:00', 'Asia/Kolkata')).toBe('2026-07-04T12:00:00+05:30 ~');
});

test('CST is Central Standard Time outside China', () => {
  expect(shown('Wed, 04 Mar 2026 15:30:00 CST', 'America/Chicago')).toBe('2026-03-04T15:30:00-06:00');
});

test('a zone that does not exist counts as UTC', () => {
  expect(shown('2026-03-04 15:30:00', 'Mars/Olympus')).toBe('2026-03-04T15:30:00Z ~');
});

test('garbage is no date and takes no time', () => {
  const from = performance.now();
  for (const piece of ['1 ', 'a ', '1.', 'a, ', '年', '2026-', '１', '\u0301'])
    expect(parseWhen(piece.repeat(100 / piece.length), zone)).toBeUndefined();
  expect(performance.now() - from).toBeLessThan(200);
});
