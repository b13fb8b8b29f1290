import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { parseNoticeFile } from './notices/parse-notice-file.js';

const parse = (bytes: Uint8Array) =>
  parseNoticeFile(bytes, { url: 'https://town.example/files/n', zone: 'Asia/Shanghai', source: 'board' });
/** The same three lines saved by LibreOffice 25. */
const saved = (kind: string) => readFileSync(new URL(`./fixtures/libreoffice${kind}`, import.meta.url));

test.each(['.xlsx', '-gb18030.csv'])('a village’s list that LibreOffice saved as %s is read alike', async (kind) => {
  const { items, problems } = await parse(saved(kind));
  expect(problems).toEqual([]);
  expect(items).toMatchObject([
    {
      title: '河口村停水通知',
      published: { iso: '2026-03-04T08:30:00+08:00' },
      expires: { iso: '2026-03-06T23:59:00+08:00' },
      pinned: true,
      categories: ['停水停电'],
      authors: ['河口村村民委员会'],
      url: 'https://town.example/a.html',
      content: [{ tag: 'p', children: ['更换主管道。', { tag: 'br' }, '请提前储水。'] }],
    },
    { title: '村务公开：第一季度收支', published: { iso: '2026-03-02' }, categories: ['村务公开', '财务'] },
  ]);
});

test.each([
  ['.xls', 'old-workbook'],
  ['.ods', 'other-file'],
])('what LibreOffice saved as %s is refused, with what to do', async (kind, problem) => {
  await expect(parse(saved(kind))).rejects.toMatchObject({
    code: 'unsupported/file',
    cause: [{ problem }],
    message: expect.stringContaining('.xlsx'),
  });
});

test('a workbook written by a program is read, with its dates and numbers', async () => {
  const day = new Date(Date.UTC(2026, 2, 4));
  const rows = [
    [{ value: 'Title', fontWeight: 'bold' as const }, { value: 'Date' }, { value: 'ID' }, { value: 'Pinned' }],
    [
      { value: 'Ünïcode 𠮷 👩‍👩‍👧' },
      { value: day, type: Date, format: 'dd/mm/yyyy' },
      { value: 20260001, type: Number },
      { value: true, type: Boolean },
    ],
  ];
  const bytes = await writeExcelFile(rows).toBuffer();
  const { items, problems } = await parse(bytes);
  expect(problems).toEqual([]);
  expect(items).toMatchObject([{ ref: { id: '20260001' }, title: 'Ünïcode 𠮷 👩‍👩‍👧', published: { iso: '2026-03-04' }, pinned: true }]);
});
