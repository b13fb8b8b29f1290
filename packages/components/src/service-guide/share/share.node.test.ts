import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { household, marriage } from '../../testing/tool-services.js';
import { calendarEvent } from './calendar-event.js';
import { contentLines, escapeText } from './content-lines.js';
import { canDownload, fileName } from './download.js';
import { qrPath } from './qr.js';
import { writeReminder } from './reminder.js';
import { cardText, officeCards, vcard } from './vcard.js';

const octets = (text: string): number => new TextEncoder().encode(text).length;

/** As RFC 6350 3.2 and RFC 5545 3.1 have it read: unfold, part at the first colon, and undo the escapes. */
function read(file: string): readonly (readonly [name: string, value: string])[] {
  expect(file.endsWith('\r\n')).toBe(true);
  const unfolded = file.replace(/\r\n[ \t]/g, '');
  return unfolded
    .split('\r\n')
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf(':');
      const value = line.slice(at + 1).replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
      return [line.slice(0, at), value] as const;
    });
}

const values = (file: string, name: string) => read(file).flatMap(([key, value]) => (key === name ? [value] : []));

test('no line is longer than 75 octets, and no character is parted', () => {
  for (const text of ['政'.repeat(200), 'a'.repeat(300), '😀é'.repeat(90), 'ئۇيغۇر '.repeat(40), 'x'.repeat(70) + '政务服务']) {
    const file = contentLines([`NOTE:${escapeText(text)}`]);
    const lines = file.split('\r\n').slice(0, -1);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(octets(line)).toBeLessThanOrEqual(75);
    for (const line of lines) expect(line).not.toMatch(/\uFFFD/);
    expect(lines.slice(1).every((line) => line.startsWith(' '))).toBe(true);
    expect(values(file, 'NOTE')).toEqual([text.trim()]);
  }
});

test('nothing in a text ends its value, its line or its entry', () => {
  const nasty = 'a;b,c\\d\r\nEND:VCARD\rX:1\u2028Y:2\u0000\u000B"';
  const file = contentLines([`NOTE:${escapeText(nasty)}`]);
  expect(read(file)).toEqual([['NOTE', 'a;b,c\\d\nEND:VCARD\nX:1\nY:2"']]);
  expect(file).not.toMatch(/[^\r]\n|\r[^\n]/);
});

test('an office is an entry by which it can be called, written to and found', () => {
  const [card, ...others] = officeCards(marriage);
  expect(others).toEqual([]);
  const file = vcard(card!);
  expect(file.startsWith('BEGIN:VCARD\r\nVERSION:3.0\r\n')).toBe(true);
  expect(file.endsWith('END:VCARD\r\n')).toBe(true);
  expect(file).toContain('N:青石县政务服务中心\\; hall\\, 2;;;;');
  expect(values(file, 'FN')).toEqual(['青石县政务服务中心; hall, 2']);
  expect(values(file, 'ORG')).toEqual(['民政局']);
  expect(values(file, 'TEL;TYPE=WORK,VOICE')).toEqual(['0851-5550260']);
  expect(values(file, 'TEL;TYPE=WORK,FAX')).toEqual(['0851-5550261']);
  expect(values(file, 'EMAIL;TYPE=INTERNET')).toEqual(['hall@county.example']);
  expect(values(file, 'ADR;TYPE=WORK')).toEqual([';;Seman Road 12,\nQingshi;;;561000;']);
  expect(values(file, 'GEO')).toEqual(['26.0812;105.19']);
  expect(values(file, 'NOTE')).toEqual(['结婚登记\nMo–Fr 9–17']);
  expect(cardText(card!)).toContain('0851-5550260');
});

test('a place without contacts has those of the service, and who cannot be reached has no entry', () => {
  const [card] = officeCards({ ...marriage, places: [{ name: 'Hall', address: 'Road 1' }] });
  expect(card?.phones).toEqual([{ number: '0851-5550262' }]);
  expect(officeCards(household)).toEqual([]);
});

test('a visit is an event in UTC with two reminders, whatever the zone of the phone', () => {
  const start = Date.parse('2026-03-05T01:00:00Z');
  const now = Date.parse('2026-03-04T12:00:00Z');
  const [card] = officeCards(marriage);
  const visit = { services: [marriage, household], summary: '结婚登记; more', start, now, when: '5 March', bring: 'Bring:', card };
  const { file, words } = writeReminder({ ...visit, url: 'https://county.example/s?a=1,2;3' });
  expect(values(file, 'DTSTART')).toEqual(['20260305T010000Z']);
  expect(values(file, 'DTEND')).toEqual(['20260305T020000Z']);
  expect(values(file, 'DTSTAMP')).toEqual(['20260304T120000Z']);
  expect(values(file, 'SUMMARY')).toEqual(['结婚登记; more']);
  expect(values(file, 'TRIGGER')).toEqual(['-P1D', '-PT1H']);
  expect(file).toContain('URL:https://county.example/s?a=1,2;3\r\n');
  expect(values(file, 'UID')).toEqual(['county/marriage county/household 2026-03-05T01:00:00.000Z@civickit']);
  const description = file.slice(file.indexOf('LOCATION'), file.indexOf('BEGIN:VALARM'));
  expect(values(description, 'DESCRIPTION')).toEqual(['Bring:\n- Identity card\n- Photo\n- Household book\n0851-5550260\n0851-5550261']);
  expect(words.split('\n').slice(0, 3)).toEqual(['结婚登记; more', '5 March', '青石县政务服务中心; hall, 2, Seman Road 12,']);
  const begins = read(file).flatMap(([key, value]) => (key === 'BEGIN' || key === 'END' ? [`${key} ${value}`] : []));
  expect(begins).toEqual([
    'BEGIN VCALENDAR',
    'BEGIN VEVENT',
    ...['BEGIN VALARM', 'END VALARM', 'BEGIN VALARM', 'END VALARM'],
    'END VEVENT',
    'END VCALENDAR',
  ]);
  expect(octets(calendarEvent({ uid: 'x', start, minutes: 1, written: now, summary: 'x', alarms: [] }))).toBeLessThan(300);
});

/** The path drawn as pixels, and read by a scanner. */
function scan({ path, size }: ReturnType<typeof qrPath>): string | undefined {
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(width)) * scale; column++) {
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    }
  }
  // The package has no default export for Node's modules, only for bundlers.
  const read = typeof jsQR === 'function' ? jsQR : (jsQR as { default: typeof jsQR }).default;
  const found = read(pixels, side, side);
  return found ? new TextDecoder().decode(Uint8Array.from(found.binaryData)) : undefined;
}

test.each(['https://county.example/services#/service/county/marriage', 'https://county.example/办事?名=结婚登记&x=1', `https://a.example/${'x'.repeat(300)}`])(
  'a scanner reads the address of the drawing: %s',
  (url) => expect(scan(qrPath(url))).toBe(url),
); // prettier-ignore

test('a file has a name in the script of its title that every system takes', () => {
  expect(fileName('结婚登记 / 补领:证?', 'ics')).toBe('结婚登记-补领-证.ics');
  expect(fileName('توي تىزىملىتىش', 'vcf')).toBe('توي-تىزىملىتىش.vcf');
  expect(fileName('…', 'vcf')).toBe('civickit.vcf');
  expect(octets(fileName('政'.repeat(300), 'ics'))).toBeLessThan(255);
});

test('browsers inside other apps are known to save no files', () => {
  const phone = 'Mozilla/5.0 (Linux; Android 12; HarmonyOS) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0 Mobile Safari/537.36';
  for (const app of ['MicroMessenger/8.0.44', 'QQ/9.0.0', 'Weibo (x)', 'AlipayClient/10.5', 'DingTalk/7.0', 'aweme_290100']) {
    expect(canDownload(`${phone} ${app}`), app).toBe(false);
  }
});
