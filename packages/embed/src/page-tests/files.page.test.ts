import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { engines, openPage, type Route, type Site } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configuration, json, pageOf, serveKit, shownTitles, strictCsp } from './kit-site.page.js';

const repository = (file: string) => readFileSync(fileURLToPath(new URL(`../../../../${file}`, import.meta.url)));
const file = (type: string, body: string | Uint8Array): Route => ({ headers: { 'content-type': type }, body: Buffer.from(body) });
const feed = (attributes: string) =>
  pageOf(`<civic-notice-feed ${attributes}><a id="fallback" href="/news">All news</a></civic-notice-feed>`);

let site: Site;
beforeAll(async () => {
  site = await serveKit(
    {
      '/csv': feed('src="/notices.csv"'),
      '/workbook': feed('source="board"'),
      '/export': feed('src="/export.php"'),
      '/list': feed('src="/list.json"'),
      '/wrong': feed('src="/wrong.csv"'),
      '/wrong.csv': file('text/csv', '标题,发布时间,链接\n停水,3月4日,www.x.cn\n,2026-03-04,\n'),
      '/notices.csv': file('text/csv', repository('packages/adapters/src/files/fixtures/libreoffice-gb18030.csv')),
      '/notices.xlsx': file('application/octet-stream', repository('templates/notices.zh-CN.xlsx')),
      '/export.php': file('text/plain', 'Title;Published\nFrom a program;2026-03-04\n'),
      '/list.json': file('application/json', JSON.stringify([{ title: 'From a list', published: '2026-03-04' }])),
      '/civickit.json': json({
        ...configuration,
        notices: [...configuration.notices, { id: 'board', adapter: 'files', url: '/notices.xlsx' }],
      }),
    },
    { 'content-security-policy': strictCsp },
  );
});
afterAll(() => site.close());

describe.each(engines())('a file of notices in %s', (engine) => {
  test.each([
    // The pinned one stands last, for it has expired.
    ['a CSV file in GB18030', '/csv', ['村务公开：第一季度收支', '河口村停水通知']],
    ['a workbook, named in the configuration', '/workbook', ['关于城东片区停水的通知']],
    ['text with semicolons at an address that says nothing', '/export', ['From a program']],
    ['a list in JSON that is no feed', '/list', ['From a list']],
  ])('is shown under a strict policy: %s', async (_, path, titles) => {
    const page = await openPage(engine, { viewport: { width: 640, height: 900 } });
    await page.goto(site.origin + path);
    const shown = await shownTitles(page);
    expect(shown).toHaveLength(titles.length);
    for (const [at, title] of titles.entries()) expect(shown[at]).toContain(title);
    await page.close();
  });

  test.skipIf(engine === 'webkit')('says on the console which cells cannot be read', async () => {
    const page = await openPage(engine);
    await page.goto(`${site.origin}/wrong`);
    await shownTitles(page);
    const said = (await page.console()).map(({ text }) => text).join('\n');
    expect(said).toContain('row 2, column B "发布时间": "3月4日" has no year. Write 2026-03-04.');
    expect(said).toContain('row 2, column C');
    expect(said).toContain('row 3, column A');
    await page.close();
  });
});
