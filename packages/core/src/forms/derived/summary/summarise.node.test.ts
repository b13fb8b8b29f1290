import { expect, test } from 'vitest';
import { exampleAnswers } from '../example-answers.node.js';
import { exampleForm } from '../example-form.node.js';
import { hostile, hostileForm } from '../hostile-form.node.js';
import { tagsOf } from '../html/tags-of.node.js';
import { privacyRow } from '../privacy/privacy-row.js';
import { en } from '../words/en.js';
import { zhHans } from '../words/zh-hans.js';
import { summarise } from './summarise.js';
import { summaryHtml, summaryText } from './write-summary.js';

const sections = summarise(exampleForm, exampleAnswers, { words: en });
const rows = new Map(sections.flatMap((section) => section.rows.map((row) => [row.path, row.value])));

test('pages and instances come as sections in the order of the questions', () => {
  expect(sections.map(({ title, depth }) => `${depth} ${title}`)).toEqual([
    '0 You', '0 Your home', '0 Household', '1 Member 1', '2 Illnesses 1', '1 Member 2', '0 Reasons',
  ]); // prettier-ignore
});

test.each([
  ['born', 'April 12, 1985'],
  ['home', 'Rented'],
  ['rent', '650.5 yuan'],
  ['alone', 'No'],
  ['needs', 'Food and Care'],
  ['address', '青石镇 3 组 12 号, 657000, 530602'],
  ['place', '27.34, 103.72'],
  ['visit', 'December 1, 2026 09:30'],
  ['members/1/income', '1,200'],
  ['members/1/illnesses/1/what', '高血压'],
  ['papers', '收入.jpg (120 kB)'],
  ['truth', 'Yes'],
])('%s reads %s', (path, value) => {
  expect(rows.get(path)).toBe(value);
});

test('a calculation without a label, and what was not answered, are not told unless asked for', () => {
  expect(rows.has('secret')).toBe(false);
  expect(summarise(exampleForm, { name: 'Li' }, { words: en }).flatMap((section) => section.rows)).toHaveLength(1);
  const all = summarise(exampleForm, { name: 'Li' }, { words: en, unanswered: true }).flatMap((section) => section.rows);
  expect(all.find(({ path }) => path === 'why')?.value).toBe('');
});

test('what was not asked is left out', () => {
  const shown = summarise(exampleForm, exampleAnswers, { words: en, shows: (path) => path !== 'page:home' && path !== 'members/1/income' });
  const paths = shown.flatMap((section) => section.rows.map(({ path }) => path));
  expect([paths.includes('rent'), paths.includes('members/1/income'), paths.includes('members/1/name')]).toEqual([false, false, true]);
});

test('as text, a value of several lines stays one entry', () => {
  expect(summaryText(sections, en)).toContain('\n  Member 2\n  Name: 李明\n');
  expect(summaryText(sections, en)).toContain('Why do you apply?: 收入太低。\n  第二行\n');
});

test('as HTML, answers are text', () => {
  const source = summaryHtml(summarise(exampleForm, { ...exampleAnswers, name: hostile, code: '<b>' }, { words: en }), en);
  expect([...new Set(tagsOf(source).map(({ name }) => name))].sort()).toEqual(['br', 'dd', 'dl', 'dt', 'h2', 'h3', 'h4', 'section']);
});

test('answers that fit no question are shown as they are, and break nothing', () => {
  const odd = {
    name: { x: 1 },
    home: ['y'],
    rent: 'much',
    members: 'none',
    papers: [null, 5],
    place: null,
    needs: [{}, null],
    visit: 3,
    members2: [null],
  } as never;
  const values = summarise(exampleForm, odd, { words: en }).flatMap((section) => section.rows.map(({ path, value }) => `${path} ${value}`));
  expect(values).toEqual(expect.arrayContaining(['name {"x":1}', 'rent much', 'papers null and 5', 'place ', 'needs {} and null']));
});

test('the register of processing has a row for the form', () => {
  const row = Object.fromEntries((privacyRow(exampleForm, { words: zhHans }) ?? []).map(({ heading, value }) => [heading, value]));
  expect(row).toMatchObject({
    表格: '最低生活保障申请',
    个人信息处理者: '青石县民政局',
    保存期限: '5年6个月后删除。',
    敏感个人信息: '身份证件 (居民身份证号码); 收入和财产 (每月租金, 月收入); 位置 (地图位置); 健康状况 (病名)',
  });
  expect(privacyRow(hostileForm, { words: en })?.find(({ heading }) => heading === en.privacy.retention)?.value).toContain(hostile);
  const { privacy, ...without } = exampleForm;
  expect([privacy !== undefined, privacyRow(without, { words: en })]).toEqual([true, undefined]);
});
