import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttp } from '@civickit/core';
import { describeNoticeSource, sampleNotices, type SampleNotice, type Scenario, type SourceRig } from '@civickit/core/testing';
import { describe, expect, it, test } from 'vitest';
import { filesOptions } from './files-options.js';
import { files } from './files.js';
import { inline, makeWorkbook } from './table/make-zip.node.js';

type Write = (notices: readonly SampleNotice[]) => { type: string; body: string | Uint8Array };

const heads = ['id', 'title', 'url', 'published', 'categories'] as const;
const cells = (notice: SampleNotice) => heads.map((head) => String(notice[head] ?? ''));
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const writers: Readonly<Record<string, Write>> = {
  CSV: (notices) => ({ type: 'text/csv', body: [heads, ...notices.map(cells)].map((row) => row.map(quoted).join(',')).join('\r\n') }),
  JSON: (notices) => ({ type: 'application/json', body: JSON.stringify({ notices }) }),
  workbook: (notices) => ({
    type: 'application/octet-stream',
    body: makeWorkbook({
      sheets: {
        One: [heads, ...notices.map(cells)].map((row) => `<row>${row.map((text) => inline('', escaped(text))).join('')}</row>`).join(''),
      },
    }),
  }),
};

async function serve(answer: RequestListener): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function rigFor(write: Write, { notices, fault }: Scenario): Promise<SourceRig> {
  const { url, close } = await serve((_, response) => {
    if (fault === 'hang') return;
    const { type, body } =
      fault === 'garbage' ? { type: 'text/csv', body: Uint8Array.from({ length: 900 }, (_, at) => (at * 7) % 32) } : write(notices);
    response.setHeader('content-type', type);
    response.end(body);
  });
  return { source: files({ id: 'board', url }), close };
}

for (const [name, write] of Object.entries(writers)) {
  describeNoticeSource(`files: ${name}`, (scenario) => rigFor(write, scenario), { describe, it }, { paging: false });
}

const context = { http: createHttp({ timeoutMs: 2000 }), clock: Date, zone: 'Asia/Shanghai', signal: new AbortController().signal };

test('what is wrong with a file comes beside what is right; only rows without a notice are skipped', async () => {
  const { url, close } = await serve((_, response) => response.end('标题,日期\n一,2026-3-4\n二,3月4日\n,2026-3-5\n'));
  try {
    const batch = await files({ id: 'board', url }).list({}, undefined, context);
    expect(batch.items).toHaveLength(2);
    const lost = { code: 'invalid/cell', source: 'board', url, issues: [{ path: 'row 4, column A "标题"' }] };
    expect(batch.skipped).toMatchObject([lost]);
    expect(batch.problems).toMatchObject([{ code: 'invalid/cell', issues: [{ path: 'row 3, column B "日期"' }] }, lost]);
  } finally {
    await close();
  }
});

test('a file in GB18030 is read, whatever the server says of it', async () => {
  const gb18030 = Uint8Array.from([0xb1, 0xea, 0xcc, 0xe2, 0x2c, 0xc8, 0xd5, 0xc6, 0xda, 0x0a, 0xcd, 0xa3, 0xcb, 0xae, 0x2c, 0x32, 0x30, 0x32, 0x36, 0x2d, 0x33, 0x2d, 0x34]); // prettier-ignore
  const { url, close } = await serve((_, response) => {
    response.setHeader('content-type', 'text/csv; charset=utf-8');
    response.end(gb18030);
  });
  try {
    const { items } = await files({ id: 'board', url }).list({}, undefined, context);
    expect(items).toMatchObject([{ title: '停水', published: { iso: '2026-03-04' } }]);
  } finally {
    await close();
  }
});

test('a file beyond maxBytes is refused', async () => {
  const { url, close } = await serve((_, response) => response.end(writers.CSV?.(sampleNotices(50)).body));
  try {
    await expect(files({ id: 'board', url, maxBytes: 500 }).list({}, undefined, context)).rejects.toMatchObject({ kind: 'too-large' });
  } finally {
    await close();
  }
});

test.each(['notices.csv', 'file:///notices.csv', 'D:\\web\\notices.csv'])(
  'an address that cannot be fetched is refused at once: %s',
  (url) => {
    expect(() => files({ id: 'n', url })).toThrow(expect.objectContaining({ code: 'invalid/url' }));
  },
);

test('the configuration schema takes what JSON can say and nothing else', () => {
  const good = { id: 'n', url: '/notices.csv', sheet: '通知', encoding: 'big5', dateOrder: 'dmy', html: true, maxBytes: 1000 };
  expect(filesOptions.safeParse(good).success).toBe(true);
  for (const bad of [
    { id: 'n' },
    { ...good, dateOrder: 'american' },
    { ...good, html: 'yes' },
    { ...good, sheet: '' },
    { ...good, onload: 'x' },
  ]) {
    expect(filesOptions.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  }
});
