import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseNoticeFile } from '../notices/parse-notice-file.js';
import { readTable } from '../table/read-table.js';
import { explainedNoticeColumns } from './notice-template.js';
import { noticeTemplates } from './templates.js';

const templates = noticeTemplates();
const url = 'https://town.example/files/';

test('there is a template in each language and format', () => {
  expect(templates.map(({ name }) => name)).toEqual([
    'notices.csv',
    'notices.xlsx',
    'notices.zh-CN.csv',
    'notices.zh-CN.xlsx',
    'notices.zh-Hant.csv',
    'notices.zh-Hant.xlsx',
  ]);
});

test.each(templates)('$name is in the repository as the columns have it; else run node scripts/templates.ts', ({ name, bytes }) => {
  expect(readFileSync(new URL(`../../../../../templates/${name}`, import.meta.url)).equals(bytes)).toBe(true);
});

test.each(templates)('$name is read back with every column and nothing to complain of', async ({ bytes }) => {
  const { items, problems } = await parseNoticeFile(bytes, { url, zone: 'Asia/Shanghai' });
  expect(problems).toEqual([]);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    ref: { id: '2026-014' },
    title: expect.any(String),
    published: { iso: '2026-03-04' },
    expires: { iso: '2026-03-06T23:59:00+08:00' },
    pinned: true,
    url: 'https://town.example/notices/water-off.html',
    attachments: [{ url: 'https://town.example/files/map.pdf', title: expect.any(String) }],
    content: [expect.anything(), expect.anything()],
  });
  expect(Object.keys(items[0]?.raw as object)).toHaveLength(explainedNoticeColumns.filter(({ sample }) => sample.en).length);
});

test('the second sheet explains every column', async () => {
  for (const { bytes } of templates.filter(({ name }) => name.endsWith('.xlsx'))) {
    const suits = ({ rows }: { rows: readonly unknown[] }) => rows.length > 2;
    const { table } = await readTable(bytes, { origin: { source: '', url }, records: 'notices', suits });
    expect(table.rows).toHaveLength(explainedNoticeColumns.length + 1);
    expect(table.rows.every(({ cells }) => cells[0] && cells[1])).toBe(true);
  }
});
