import { expect, test } from 'vitest';
import { audienceIn, channelIn, formatIn, needIn, statusIn, visitsIn } from './choices.js';
import { contactIn, phonesIn } from './contact.js';
import { documentIn } from './document.js';
import { feeIn } from './fee.js';
import { stepsIn } from './steps.js';
import { timeLimitIn, unitOfHead } from './time-limit.js';

test.each([
  ['5个工作日', { amount: 5, unit: 'workday' }],
  ['20 工作日', { amount: 20, unit: 'workday' }],
  ['十五个工作日', { amount: 15, unit: 'workday' }],
  ['２０个工作日内', { amount: 20, unit: 'workday' }],
  ['自受理之日起10个工作日（不含公示时间）', { amount: 10, unit: 'workday', note: '不含公示时间' }],
  ['30天', { amount: 30, unit: 'day' }],
  ['60日内办结', { amount: 60, unit: 'day', note: '办结' }],
  ['两周', { amount: 14, unit: 'day' }],
  ['半小时', { amount: 0.5, unit: 'hour' }],
  ['1个月', { amount: 1, unit: 'month' }],
  ['三个月', { amount: 3, unit: 'month' }],
  ['20分钟', { amount: 20, unit: 'minute' }],
  ['即办', { amount: 0, unit: 'workday', note: '即办' }],
  ['当场办结', { amount: 0, unit: 'workday', note: '当场办结' }],
  ['7 days', { amount: 7, unit: 'day' }],
  ['within 5 working days', { amount: 5, unit: 'workday' }],
  ['10 business days after payment', { amount: 10, unit: 'workday', note: 'after payment' }],
  ['5', undefined],
  ['尽快', undefined],
  ['5 daylight', undefined],
])('a time limit: %s', (written, limit) => {
  expect(timeLimitIn(written)).toEqual(limit);
});

test('a bare number takes its unit from the head or another column', () => {
  expect(unitOfHead('承诺时限（工作日）')).toBe('工作日');
  expect(unitOfHead('Time (unit: days)')).toBe('days');
  expect(timeLimitIn('5', '工作日')).toEqual({ amount: 5, unit: 'workday' });
  expect(timeLimitIn('1', '当场')).toEqual({ amount: 0, unit: 'workday', note: '当场' });
  expect(timeLimitIn('5', '1')).toBeUndefined();
});

test.each([
  ['不收费', { amount: 0 }],
  ['免费', { amount: 0 }],
  ['free', { amount: 0 }],
  ['0元', { amount: 0 }],
  ['10元/件', { amount: 10, currency: 'CNY', note: '每件' }],
  ['工本费：20元', { name: '工本费', amount: 20, currency: 'CNY' }],
  ['¥1,200.50', { amount: 1200.5, currency: 'CNY' }],
  ['€ 12 per copy', { amount: 12, currency: 'EUR', note: 'per copy' }],
  ['25 EUR / year', { amount: 25, currency: 'EUR', note: 'per year' }],
  ['$ 12', { note: '$ 12' }],
  ['10-20元', { note: '10-20元' }],
  ['10元起', { note: '10元起' }],
  ['首件10元，每加一件5元', { note: '首件10元，每加一件5元' }],
  ['按省定标准', { note: '按省定标准' }],
  ['免费/20元', { note: '免费/20元' }],
  ['20元/证，低保户免收', { note: '20元/证，低保户免收' }],
  ['首次免费，补办20元', { note: '首次免费，补办20元' }],
  ['免费，工本费20元', { note: '免费，工本费20元' }],
  ['不收费（邮寄12元）', { note: '不收费（邮寄12元）' }],
  ['free, then 5 EUR', { note: 'free, then 5 EUR' }],
  ['no charge or $5', { note: 'no charge or $5' }],
  ['free / 20', { note: 'free / 20' }],
  ['€5 (children free)', { note: '€5 (children free)' }],
  ['首次免费', { note: '首次免费' }],
  ['免费（2024年起）', { amount: 0, note: '2024年起' }],
  ['不收费（0元）', { amount: 0, note: '0元' }],
  ['免冠照片20元', { name: '免冠照片', amount: 20, currency: 'CNY' }],
  ['工本费20元/证', { name: '工本费', amount: 20, currency: 'CNY', note: '每证' }],
  ['20', { note: '20' }],
])('a fee: %s', (written, fee) => {
  expect(feeIn(written)).toEqual(fee);
});

test.each([
  ['0571-88888888', [{ number: '0571-88888888' }]],
  ['0571－88888888、88888889（夜间）', [{ number: '0571-88888888' }, { number: '88888889', note: '夜间' }]],
  ['咨询电话：12345', [{ number: '12345' }]],
  [
    '公安窗口：0571-8888 转 802；传真 0571-99',
    [
      { number: '0571-8888 转 802', note: '公安窗口' },
      { number: '0571-99', kind: 'fax' },
    ],
  ],
  ['+49 (0)30 1234-56 or 555 0119', [{ number: '+49 (0)30 1234-56' }, { number: '555 0119' }]],
  ['(0571) 8888888', [{ number: '(0571) 8888888' }]],
  ['窗口', []],
])('telephone numbers: %s', (written, phones) => {
  expect(phonesIn(written)).toEqual(phones);
});

test('a cell of contacts may hold numbers, an e-mail and a web address', () => {
  expect(contactIn('12345；town@county.example；https://county.example/ask')).toEqual({
    phones: [{ number: '12345' }],
    email: 'town@county.example',
    url: 'https://county.example/ask',
  });
  expect(contactIn('到窗口咨询')).toBeUndefined();
});

test.each([
  ['居民身份证', { name: '居民身份证' }],
  ['1.居民身份证（原件1份，复印件2份）', { name: '居民身份证', originals: 1, copies: 2 }],
  ['户口簿（原件、必要）', { name: '户口簿', originals: 1, needed: 'always' }],
  ['委托书（非必要）', { name: '委托书', needed: 'optional' }],
  ['验资报告（容缺）', { name: '验资报告', deferrable: true }],
  ['申请表（纸质）', { name: '申请表', format: 'paper' }],
  ['户口簿（户主页）', { name: '户口簿（户主页）' }],
  ['户口簿（户主页）（复印件1份）', { name: '户口簿（户主页）', copies: 1 }],
  ['1寸照片', { name: '1寸照片' }],
  ['Identity card (1 original, 2 copies)', { name: 'Identity card', originals: 1, copies: 2 }],
  ['Power of attorney (optional)', { name: 'Power of attorney', needed: 'optional' }],
])('a document: %s', (written, document) => {
  expect(documentIn(written)).toEqual(document);
});

test.each([
  ['1.申请：到窗口提交材料\n2.受理\n3.决定', [{ name: '申请', text: '到窗口提交材料' }, { name: '受理' }, { name: '决定' }]],
  ['申请→受理→审查→决定', [{ name: '申请' }, { name: '受理' }, { name: '审查' }, { name: '决定' }]],
  ['申请——受理——决定', [{ name: '申请' }, { name: '受理' }, { name: '决定' }]],
  ['（一）申请；（二）受理', [{ name: '申请' }, { name: '受理' }]],
  ['第一步：提交申请', [{ name: '提交申请' }]],
  ['Come to the counter; Sign: you get a copy', [{ name: 'Come to the counter' }, { name: 'Sign', text: 'you get a copy' }]],
])('steps: %s', (written, steps) => {
  expect(stepsIn(written)).toEqual(steps);
});

test.each([
  ['0', 0],
  ['0次', 0],
  ['不见面审批', 0],
  ['1', 1],
  ['一次', 1],
  ['最多跑一次', 1],
  ['2 visits', 2],
  ['两次', 2],
  ['several', undefined],
])('visits: %s', (written, visits) => {
  expect(visitsIn(written)).toBe(visits);
});

test.each([
  [needIn, '必要', { needed: 'always' }],
  [needIn, '非必要', { needed: 'optional' }],
  [needIn, '必要（可容缺）', { needed: 'always', deferrable: true }],
  [needIn, '必要，不可容缺', { needed: 'always' }],
  [needIn, '视情况提交', { needed: 'sometimes' }],
  [needIn, 'purple', undefined],
  [formatIn, '纸质和电子', 'either'],
  [formatIn, '电子', 'electronic'],
  [audienceIn, '自然人、企业法人', ['person', 'organisation']],
  [audienceIn, 'Residents', ['person']],
  [audienceIn, '1', undefined],
  [channelIn, '窗口办理', 'counter'],
  [channelIn, '网上办理', 'online'],
  [channelIn, '自助终端', 'terminal'],
  [statusIn, '暂停', 'temporarily-closed'],
  [statusIn, '在用', 'active'],
])('a word: %o of %s', (read, written, value) => {
  expect((read as (text: string) => unknown)(written)).toEqual(value);
});
