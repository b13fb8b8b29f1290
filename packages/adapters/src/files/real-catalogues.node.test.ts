import { readFileSync } from 'node:fs';
import { completeness } from '@civickit/core';
import { expect, test } from 'vitest';
import { parseServiceFile } from './services/parse-service-file.js';

/** Saved by LibreOffice 25. */
const parse = (name: string) =>
  parseServiceFile(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)), {
    url: 'https://county.example/files/c',
    zone: 'Asia/Shanghai',
    source: 'county',
  });

test('a county’s workbook with a title, blank rows, merged cells and numbers is read', async () => {
  const { items, problems } = await parse('libreoffice-catalogue.xlsx');
  expect(problems).toEqual([]);
  const places = [
    {
      name: '县政务服务中心',
      address: '中山路1号',
      where: { latitude: 30.2741, longitude: 120.1551 },
      hours: { periods: [{ opens: '09:00' }, { opens: '14:00' }] },
      contacts: [{ phones: [{ number: '0571-5550118' }] }],
    },
  ];
  const steps = [{ name: '申请', text: '到窗口' }, { name: '领证' }];
  expect(items).toMatchObject([
    {
      name: '居住证办理',
      organization: { name: '县公安局' },
      time: { promised: { amount: 15, unit: 'workday' } },
      documents: [
        { name: '居民身份证', needed: 'always', originals: 1, copies: 1 },
        { name: '居住证明 （租房合同也可）', originals: 1 },
      ],
      places,
      steps,
    },
    {
      name: '户口迁移',
      organization: { name: '县公安局' },
      documents: [{ name: '户口簿' }, { name: '准迁证', needed: 'optional' }],
      places,
      steps,
    },
    { name: '低保申请', organization: { name: '县民政局' }, places, steps },
  ]);
  expect(items.map(completeness)).toEqual([
    { score: 8, missing: [] },
    { score: 8, missing: [] },
    { score: 7, missing: ['documents'] },
  ]);
});

test('a table with semicolons in GB18030 is read', async () => {
  const { items, problems } = await parse('libreoffice-services-gb18030.csv');
  expect(problems).toEqual([]);
  expect(items).toMatchObject([
    {
      name: '居住证办理',
      documents: [{ name: '居民身份证', originals: 1, copies: 1 }, { name: '居住证明' }],
      steps: [{ name: '申请' }, { name: '受理' }, { name: '领证' }],
      fees: [{ amount: 20, currency: 'CNY', note: '每证' }],
    },
    { name: '低保申请', documents: [], steps: [{ name: '申请' }, { name: '公示' }], fees: [{ amount: 0 }] },
  ]);
});
