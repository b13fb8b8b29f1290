import type { NewServiceRequest } from '@civickit/core';
import { expect, test } from 'vitest';
import { loadTexts } from '../texts/load-texts.js';
import { reportText, writeReport } from '../written-report.js';
import { planCall } from './plan-call.js';
import { planMail } from './plan-mail.js';
import { planSheet } from './plan-sheet.js';
import { planSms, smsFormOf } from './plan-sms.js';
import { planText } from './plan-text.js';
import { scanQr } from './scan-qr.node.js';

const scripts = {
  en: 'The well is dry & the pump = broken; 100% "sure"? #1 + 2',
  'zh-Hans': '水井干了，水泵坏了。😀𠮷',
  'zh-Hant': '水井乾了，水泵壞了。',
  ug: 'قۇدۇق قۇرۇپ كەتتى، ناسوس بۇزۇلدى.',
};
const key = 'abcdef0123456789';

async function report(draft: Partial<NewServiceRequest> = {}, lang = 'en') {
  const now = Date.parse('2026-03-04T08:05:00Z');
  return writeReport({ type: 'well', ...draft }, { texts: await loadTexts(lang), typeName: 'Wells', key, now, zone: 'Asia/Shanghai' });
}

/** As a mail program reads it (RFC 6068 section 2). */
function readMail(href: string) {
  const [, to = '', query = ''] = /^mailto:([^?]*)\?(.*)$/s.exec(href) ?? [];
  const fields = query.split('&').map((field) => field.split('=').map(decodeURIComponent));
  return { to: decodeURIComponent(to), names: fields.map(([name]) => name), fields: Object.fromEntries(fields) as Record<string, string> };
}

test.each(Object.entries(scripts))('a mail in %s arrives as it was written, with CRLF between lines', async (lang, description) => {
  const written = await report({ description: `${description}\nsecond\rthird\r\nfourth` }, lang);
  const { href, text, shortened } = planMail(written, 'office@county.example');
  const { to, names, fields } = readMail(href);
  expect([to, names, shortened]).toEqual(['office@county.example', ['subject', 'body'], false]);
  expect(href).toMatch(/^[!-~]+$/);
  expect(fields['body']).toContain(`${description}\r\nsecond\r\nthird\r\nfourth`);
  expect(fields['body']?.replaceAll('\r\n', '\n')).toBe(text);
  expect(fields['body']).not.toMatch(/[^\r]\n|\r[^\n]/);
  expect(fields['body']).toContain(written.texts.unconfirmed);
});

test('nothing in a report becomes a header, a second receiver or a line of the subject', async () => {
  const evil = '?cc=evil@evil.example&bcc=evil@evil.example\r\nBcc: evil@evil.example\u2028%0D%0Acc:x&subject=Hi\u0000\u202E';
  const written = await report({ type: evil, description: evil, address: evil, contact: { name: evil }, answers: { [evil]: evil } });
  const named = { ...written, subject: `${evil} ${written.subject}` };
  const { to, names, fields } = readMail(planMail(named, 'office@county.example').href);
  expect([to, names]).toEqual(['office@county.example', ['subject', 'body']]);
  expect(fields['subject']).not.toMatch(/[\p{Cc}\u2028\u202E]/u);
  expect(fields['body']).toContain('?cc=evil@evil.example&bcc=');
});

test('an address that is none, or more than one, is refused', async () => {
  const written = await report();
  for (const to of ['', 'office', 'a@b', 'a@b.example,c@d.example', 'a@b.example?cc=c@d.example', 'a@b.example&cc=x', 'a b@c.example', 'a%0A@b.example', 'a@b.example\n']) {
    expect(() => planMail(written, to), to).toThrow(expect.objectContaining({ code: 'config/invalid' }));
  } // prettier-ignore
  expect(planMail(written, 'a+b@d.example').href).toContain('mailto:a%2Bb@d.example?');
  expect(readMail(planMail(written, '市政@县.example').href).to).toBe('市政@县.example');
});

test.each(Object.entries(scripts))(
  'a mail in %s that is too long says so at its end, and the whole is there to copy',
  async (lang, word) => {
    const description = `${word} `.repeat(200).trim();
    const written = await report({ description }, lang);
    const { href, text, shortened } = planMail(written, 'office@county.example');
    expect([shortened, href.length <= 2000, href.length > 1900]).toEqual([true, true, true]);
    const { body = '' } = readMail(href).fields;
    expect(body).toContain(written.texts.shortened);
    expect(body.endsWith(written.texts.unconfirmed)).toBe(true);
    expect(body).not.toContain('\uFFFD');
    expect(text).toContain(description);
  },
);

test('halves of a pair, which no encoding takes, do not end the hand-off', async () => {
  const written = await report({ description: 'a\uD83Db\uDE00c😀' });
  expect(readMail(planMail(written, 'a@b.example').href).fields['body']).toContain('a\uFFFDb\uFFFDc😀');
  expect(planSms(written, '12345').href).toContain('a%EF%BF%BDb');
});

test.each(Object.entries(scripts))('a message in %s fits into its parts', async (lang, word) => {
  const short = planSms(await report({ description: word }, lang), '+86 (851) 555-0260');
  expect(short.href).toMatch(/^sms:\+868515550260\?body=[!-~]+$/);
  expect(decodeURIComponent(short.href)).toContain(word);
  const long = planSms(await report({ description: word.repeat(40) }, lang), '12345', { maxParts: 4 });
  expect([long.shortened, long.parts]).toEqual([true, 4]);
  const body = decodeURIComponent(long.href.replace(/^.*body=/, ''));
  expect(body.length).toBeLessThanOrEqual(lang === 'en' ? 4 * 153 : 4 * 67);
  expect(long.text).toContain(word.repeat(40));
});

test('Apple’s devices take an ampersand before the text of a message', async () => {
  expect(smsFormOf('Mozilla/5.0 (iPhone; CPU iPhone OS 12_0 like Mac OS X)')).toBe('&');
  expect(smsFormOf('Mozilla/5.0 (Linux; Android 9)')).toBe('?');
  expect(planSms(await report({ description: 'a&body=b' }), '12345', { form: '&' }).href).toMatch(/^sms:12345&body=[^&]*$/);
});

test('a call dials digits only', async () => {
  expect(planCall(await report(), '0851-555 0260')).toMatchObject({ href: 'tel:08515550260', shortened: false });
  for (const number of ['', '1', 'call me', '12345;ext=1', '12345?x', '*31#', '12345,,1', '1'.repeat(25)]) {
    expect(() => planCall({ subject: '', rows: [], texts: english }, number), number).toThrow(expect.objectContaining({ code: 'config/invalid' })); // prettier-ignore
  }
});

const english = await loadTexts('en');

test('the copied text is the whole report, row by row', async () => {
  const written = await report({
    description: 'Dry',
    address: 'Gate B',
    where: { latitude: 26.123456, longitude: 106.7 },
    answers: { depth: 12, tools: ['rope', 'lamp'] },
    contact: { firstName: 'Ana', lastName: 'Li', phone: '555' },
    media: [{ url: 'https://county.example/1.jpg' }],
  });
  expect(planText(written).text.split('\n')).toEqual([
    'About: Wells',
    'What is the matter: Dry',
    'depth: 12',
    'tools: rope, lamp',
    'Place: Gate B',
    'Position: 26.12346, 106.7',
    'Pictures: https://county.example/1.jpg',
    'Name: Ana Li',
    'Telephone: 555',
    'Written: 2026-03-04 16:05 (Asia/Shanghai)',
    'Reference: ABCDEF01',
    '',
    'This report is not yet confirmed by an office.',
  ]);
});

test.each(Object.entries(scripts))('a sheet in %s is data, and its code reads back', async (lang, description) => {
  const written = await report({ description, contact: { phone: '0851 555' } }, lang);
  const { title, rows, notes, direction, qr } = await planSheet(written);
  expect([title, direction]).toEqual([written.texts.title, lang === 'ug' ? 'rtl' : 'ltr']);
  expect(notes[0]).toBe(written.texts.unconfirmed);
  expect(rows).toContainEqual({ label: written.texts.description, value: description });
  expect(qr && scanQr(qr)).toBe(qr?.text);
  expect(qr?.text).toContain(description);
  expect(new Set(qr?.rows.slice(0, 4).join(''))).toEqual(new Set('0'));
});

test('the code of a long report keeps telephone and reference, and can still be read', async () => {
  const { qr, rows } = await planSheet(
    await report({ description: scripts['zh-Hans'].repeat(100), contact: { phone: '0851 555' } }, 'zh-Hans'),
  );
  expect(new TextEncoder().encode(qr?.text).length).toBeLessThanOrEqual(600);
  expect(qr?.text).toMatch(/…\n电话：0851 555\n填写时间：.*\n编号：ABCDEF01$/);
  expect(qr && scanQr(qr)).toBe(qr?.text);
  expect(rows.find(({ label }) => label === '情况说明')?.value).toHaveLength(scripts['zh-Hans'].length * 100);
});

test('texts come in the closest language', async () => {
  const langs = await Promise.all(['zh-TW', 'zh', 'ug-CN', 'en-GB', 'de', undefined, 'no tag'].map(loadTexts));
  expect(langs.map(({ lang }) => lang)).toEqual(['zh-Hant', 'zh-Hans', 'ug', 'en', 'en', 'en', 'en']);
  expect(new Set(langs.map(({ unconfirmed }) => unconfirmed)).size).toBe(4);
  expect(reportText({ subject: '', rows: [], texts: english })).toContain('not yet confirmed by an office');
});
