import { readFileSync } from 'node:fs';
import { completeness } from '@civickit/core';
import { expect, test } from 'vitest';
import { parseRequestTypeFile } from '../requests/parse-request-type-file.js';
import { parseServiceFile } from '../services/parse-service-file.js';
import { requestTypeTemplates, serviceTemplates } from './templates.js';

const url = 'https://county.example/files/';

test('there is a template in English and Chinese, in each format', () => {
  expect(serviceTemplates().map(({ name }) => name)).toEqual([
    'services.csv',
    'services.xlsx',
    'services.zh-CN.csv',
    'services.zh-CN.xlsx',
  ]);
  expect(requestTypeTemplates().map(({ name }) => name)).toEqual([
    'request-types.csv',
    'request-types.xlsx',
    'request-types.zh-CN.csv',
    'request-types.zh-CN.xlsx',
  ]);
});

test.each([...serviceTemplates(), ...requestTypeTemplates()])(
  '$name is in the repository as the columns have it; else run node scripts/templates.ts',
  ({ name, bytes }) => {
    expect(readFileSync(new URL(`../../../../../templates/${name}`, import.meta.url)).equals(bytes)).toBe(true);
  },
);

test.each(serviceTemplates())('$name is read back as a complete guide, with nothing to complain of', async ({ bytes }) => {
  const { items, problems } = await parseServiceFile(bytes, { url, zone: 'Asia/Shanghai' });
  expect(problems).toEqual([]);
  expect(items).toHaveLength(1);
  expect(items.map(completeness)).toEqual([{ score: 8, missing: [] }]);
  expect(items[0]).toMatchObject({
    ref: { id: '07-001' },
    audience: ['person'],
    documents: [{ originals: 1, copies: 1 }, { originals: 2 }],
    steps: [{ text: expect.any(String) }, {}],
    time: { legal: { amount: 20, unit: 'workday' }, promised: { amount: 0 } },
    visits: 1,
    channels: [{ kind: 'counter' }, { kind: 'online', url: 'https://county.example/apply' }],
    verified: { iso: '2026-03-04' },
  });
});

test.each(serviceTemplates().filter(({ name }) => name.endsWith('.xlsx')))('$name joins its sheets', async ({ bytes }) => {
  const [service] = (await parseServiceFile(bytes, { url })).items;
  expect(service).toMatchObject({
    documents: [
      { needed: 'always', format: 'paper' },
      { deferrable: true, format: 'either' },
    ],
    places: [{ address: expect.any(String), hours: { periods: [{ opens: '09:00' }] }, contacts: [{}] }],
    fees: [{ amount: 5, currency: expect.any(String), note: expect.any(String) }],
    steps: [{ takes: { amount: 10, unit: 'minute' } }, {}],
    questions: [{ answer: expect.any(String) }],
  });
});

test.each(requestTypeTemplates())('$name is read back with its questions, and nothing to complain of', async ({ bytes }) => {
  const { types, forms, problems } = await parseRequestTypeFile(bytes, { url });
  expect(problems).toEqual([]);
  expect(types).toMatchObject([
    { ref: { id: 'D-1' }, promised: 'P3D', hasQuestions: true },
    { ref: { id: 'D-2' }, hasQuestions: false },
  ]);
  expect(forms.get('D-1')?.pages[0]?.questions).toMatchObject([
    { type: 'choice', required: true, options: [{}, {}, {}] },
    { type: 'date', hint: expect.any(String) },
  ]);
});
