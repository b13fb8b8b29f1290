import { expect, test } from 'vitest';
import type { Question } from '../definition/questions.js';
import type { IssueParams } from '../validate/form-issue.js';
import { type IssueCode, issueCodes } from '../validate/issue-codes.js';
import { loadFormMessages } from './load-form-messages.js';
import { messageOf } from './message-of.js';

const of = (type: 'text' | 'date' | 'choice' | 'choices' | 'file' | 'datetime', more: object = {}) =>
  ({ id: 'q', type, label: 'Q', ...more }) as Question;

async function told(code: IssueCode, question: Question, params?: IssueParams, lang = 'en'): Promise<string> {
  return messageOf({ path: 'q', question: 'q', code, ...(params && { params }) }, question, lang, await loadFormMessages(lang));
}

test.each([
  ['en-GB', 'en'],
  ['zh-CN', 'zh-Hans'],
  ['zh-HK', 'zh-Hant'],
  ['ug-CN', 'ug'],
  ['fr', 'en'],
  ['no tag', 'en'],
])('a reader of %s is given %s', async (reader, lang) => {
  expect((await loadFormMessages(reader)).lang).toBe(lang);
});

test('every language has every text, with the same places to fill', async () => {
  const placesIn = (text: unknown) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])];
  const english = (await loadFormMessages('en')).texts;
  expect(Object.keys(english)).toEqual(expect.arrayContaining([...issueCodes]));
  for (const lang of ['zh-Hans', 'zh-Hant', 'ug']) {
    const { texts } = await loadFormMessages(lang);
    expect(Object.keys(texts)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(texts))
      expect([key, placesIn(text)]).toEqual([key, placesIn(Object.entries(english).find(([name]) => name === key)?.[1])]);
  }
});

test('after Arabic letters, parts of a number do not change places', async () => {
  for (const text of Object.values((await loadFormMessages('ug')).texts))
    expect(JSON.stringify(text).replace(/\u2066[^\u2069]*\u2069/g, '')).not.toMatch(/\d[-, ]+\d/);
});

test('a message says what to do, by the type of the question', async () => {
  expect(await told('required', of('text'))).toBe('Enter an answer');
  expect(await told('required', of('choice'))).toBe('Choose an answer');
  expect(await told('required', of('date'), undefined, 'zh-CN')).toBe('请填写日期');
});

test('numbers decide the plural, and are written as the language writes them', async () => {
  expect(await told('minLength', of('text'), { limit: 1 })).toBe('Enter at least 1 character');
  expect(await told('maxLength', of('text'), { limit: 1200, over: 3 })).toBe('Enter no more than 1,200 characters');
  expect(await told('minimum', of('text'), { limit: 0.25 })).toBe('Enter 0.25 or more');
  expect(await told('minItems', of('choices'), { limit: 2 }, 'ug')).toBe('ئاز دېگەندە 2 جاۋاب تاللاڭ');
});

test('days, instants, sizes and types of files are put in words', async () => {
  expect(await told('minimum', of('date'), { limit: '2026-03-04' })).toBe('Enter March 4, 2026 or a later date');
  expect(await told('minimum', of('date'), { limit: '2026-03-04' }, 'en-GB')).toBe('Enter 4 March 2026 or a later date');
  expect(await told('minimum', of('date'), { limit: '2026-03-04' }, 'fr')).toBe('Enter March 4, 2026 or a later date');
  expect(await told('minimum', of('date'), { limit: '2026-03-04' }, 'zh-Hans')).toBe('请填写 2026年3月4日 或之后的日期');
  expect(await told('maximum', of('datetime'), { limit: '2026-03-04T09:30:00+08:00' }, 'zh-TW')).toBe(
    '請填寫 2026年3月4日 09:30 或之前的時間',
  );
  expect(await told('maxBytes', of('file'), { limit: 10_485_760, name: 'a' })).toBe('Choose files of no more than 10 MB each');
  expect(await told('accept', of('file'), { types: 'image/*, application/pdf', name: 'a' })).toBe(
    'Choose only files of these types: pictures · PDF',
  );
});

test('a question says it in its own words, in the language of the reader', async () => {
  const question = of('text', {
    messages: { required: 'Enter your plot', maxLength: { en: 'No more than {limit}!', 'zh-Hans': '最多 {limit}！' } },
  });
  expect(await told('required', question)).toBe('Enter your plot');
  expect(await told('maxLength', question, { limit: 1000 }, 'zh')).toBe('最多 1,000！');
  expect(await told('pattern', of('text', { messages: { toString: 'x' } }))).toBe('Enter the answer in the form that is asked for');
});
