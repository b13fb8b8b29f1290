import { join } from 'node:path';
import { openPage, servePages, type Site } from '@civickit/page-driver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWordPress, type WordPressSite } from './start-wordpress.ts';

let town: WordPressSite;
let county: Site;
beforeAll(async () => {
  town = await startWordPress();
  const configuration = {
    civickit: 1,
    zone: 'Asia/Shanghai',
    notices: [{ id: 'town', adapter: 'wordpress', url: town.origin, title: 'Town' }],
  };
  const tag = '<script type="module" nonce="page" src="/civickit/1/civickit.js" data-config="/civickit.json"></script>';
  county = await servePages({
    headers: {
      'content-security-policy': `default-src 'none'; script-src 'nonce-page'; connect-src 'self' ${town.origin}; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`,
    },
    directory: { '/civickit/1/': join(import.meta.dirname, '../../packages/embed/dist/civickit/1/') },
    routes: {
      '/': `<!doctype html><html lang="en"><meta charset="utf-8"><title>County</title>${tag}<civic-notice-feed></civic-notice-feed></html>`,
      '/civickit.json': { headers: { 'content-type': 'application/json' }, body: JSON.stringify(configuration) },
    },
  });
});
afterAll(async () => {
  await county?.close();
  await town?.close();
});

test.each(['plain', 'pretty'] as const)('a page of another site shows the notices of a real WordPress with %s permalinks', async (form) => {
  await town.setPermalinks(form);
  const page = await openPage('chromium', { viewport: { width: 640, height: 900 } });
  await page.goto(`${county.origin}/`);
  const titles = await page.waitFor(() => {
    const found = document.querySelector('civic-notice-feed')?.shadowRoot?.querySelectorAll('.title') ?? [];
    return [...found].map((title) => title.textContent?.trim() ?? '').join('\n');
  });
  // What is pinned stands on top.
  expect(titles.split('\n').slice(0, 3)).toEqual(['Opening hours', 'Water’s “off” & on – 3 < 4', '停水通知：3月5日 𠮷']);
  expect(county.violations).toEqual([]);
  await page.close();
});
