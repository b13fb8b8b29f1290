import { engines, openPage, type Page, type Site } from '@civickit/page-driver';
import { afterEach, describe, expect, test } from 'vitest';
import { askHost, json, pageOf, serveKit, strictCsp, tag } from './kit-site.page.js';

const script = askHost(`
  const { collection } = await found.open('services', {}, new AbortController().signal);
  const { items } = await collection.page();
  document.querySelector('#said').textContent = JSON.stringify(items.map(({ summary }) => summary));`);

let site: Site;
afterEach(() => site.close());

async function summaries(engine: Parameters<typeof openPage>[0], description: string): Promise<[Page, string]> {
  site = await serveKit(
    {
      '/': pageOf('<civic-kit><p id="said"></p></civic-kit>', tag + script),
      '/civickit.json': json({ civickit: 1, zone: 'Europe/London', services: [{ id: 'county', adapter: 'hsds', url: '/hsds' }] }),
      '/hsds/services': json({ contents: [{ id: '1', name: 'Permit', description }], last_page: true }),
    },
    { 'content-security-policy': strictCsp },
  );
  const page = await openPage(engine);
  await page.goto(`${site.origin}/`);
  return [page, await page.waitFor(() => document.querySelector('#said')?.textContent ?? '')];
}

const loaded = () => site.requests.map(({ url }) => /\/(adapters\/\w+|chunks\/late)\b/.exec(url)?.[1]).filter(Boolean);

describe.each(engines())('services of HSDS, in %s', (engine) => {
  test('no adapter of feeds is loaded, and what reads markup only for texts that have some', async () => {
    const [plain, said] = await summaries(engine, 'For whoever moves here.');
    expect([said, loaded()]).toEqual(['["For whoever moves here."]', ['adapters/hsds']]);
    await plain.close();
    await site.close();
    const [marked, read] = await summaries(engine, '<p>For <b>whoever</b> moves here.</p>');
    expect([read, loaded()]).toEqual(['["For whoever moves here."]', ['adapters/hsds', 'chunks/late']]);
    expect(site.violations).toEqual([]);
    await marked.close();
  });
});
