import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { engines, openPage, type Page } from '@civickit/page-driver';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uploadPackage, zipped } from './contents.ts';

// Needs the built release. The archive is unpacked and served as the barest host would: files and their types, nothing else.
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.xml': 'text/xml',
};
const archive = zipped(uploadPackage());
const unpacked = unzipSync(archive);
const names = Object.keys(unpacked);
const textOf = (name: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(unpacked[name]);

let folder = '';
let server: Server;
let origin = '';
const missing: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'civickit-package-'));
  for (const [name, bytes] of Object.entries(unpacked)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  server = createServer((request, response) => {
    // Also below a folder: /county/ holds the same.
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://any').pathname).replace(/^\/county\//, '/');
    try {
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      missing.push(path);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const shown = (page: Page) =>
  page.waitFor(() =>
    [...(document.querySelector('civic-notice-feed')?.shadowRoot?.querySelectorAll('.title') ?? [])]
      .map((title) => title.textContent)
      .join('\n'),
  );
const bannerText = (page: Page) =>
  page.waitFor(() => document.querySelector('civic-alert-banner')?.shadowRoot?.querySelector('.banner')?.textContent ?? '');
const adviceSeen = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('.advice > [lang]')].filter((part) => part.getBoundingClientRect().height > 0).length);

describe.skipIf(!engines().includes('chromium'))('the archive', () => {
  test('is small enough for a slow upload', () => {
    console.log(`civickit.zip: ${names.length} files, ${(archive.length / 1024).toFixed(0)} kB`);
    // At 20 kB a second a little over a minute: 72 s.
    expect(archive.length).toBeLessThan(1410 * 1024);
  });

  test('has names that every Windows unpacks right, and the same bytes every time', () => {
    expect(names.filter((name) => !/^[A-Za-z0-9][\w./-]*$/.test(name))).toEqual([]);
    expect(Buffer.from(zipped(uploadPackage())).equals(archive)).toBe(true);
  });

  test('lies in the root as its guide says', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'civickit/1/civickit.js',
        'civickit/1/civickit.pinned.js',
        'civickit/1/hashes.json',
        'civickit/1/frame.html',
        'civickit.json',
        'templates/notices.zh-CN.xlsx',
        'relay/relay.php',
        'guide/index.html',
        'LICENSE',
        'README.txt',
      ]),
    );
  });

  test.each(['ftp', 'ftp.zh-CN'])('holds no file of the program that guide/%s.html does not name', (page) => {
    const files = names.filter((name) => /^civickit\/1\/[^/]+$/.test(name)).map((name) => name.slice('civickit/1/'.length));
    expect(files.filter((file) => !textOf(`guide/${page}.html`).includes(file))).toEqual([]);
  });

  test('opens in Notepad and Excel of old machines', () => {
    expect(textOf('README.txt')).toMatch(/^\uFEFFCivicKit \d/);
    expect(textOf('README.txt').replaceAll('\r\n', '')).not.toContain('\n');
    expect(textOf('civickit-samples/notices.zh-CN.csv').startsWith('\uFEFF标题,')).toBe(true);
  });

  test('leaves no placeholder unfilled', () => {
    const left = names.filter((name) => /^(civickit[^/]*\.|civickit-samples|README|guide)/.test(name) && /\{\{\w+\}\}/.test(textOf(name)));
    expect(left).toEqual([]);
  });
});

describe.each(engines())('the example in %s', (engine) => {
  test.each([
    ['civickit-example.html', 'Sample: water off', 'SAMPLE, not a real warning'],
    ['civickit-example.zh-CN.html', '【示例】', '【示例】这不是真实预警'],
    ['county/civickit-example.html', 'Sample: water off', 'SAMPLE, not a real warning'],
  ])('served by a bare server, %s shows samples that say so, and no advice', async (file, title, warning) => {
    missing.length = 0;
    const page = await openPage(engine);
    await page.goto(`${origin}/${file}`);
    expect((await shown(page)).split('\n')).toHaveLength(3);
    expect(await shown(page)).toContain(title);
    expect(await bannerText(page)).toContain(warning);
    expect(await page.waitFor(() => Boolean(document.querySelector('civic-theme-switch')?.shadowRoot?.querySelector('button')))).toBe(true);
    expect(await adviceSeen(page)).toBe(0);
    expect(missing).toEqual([]);
    // WebKit tells of the console of no server but our own.
    if (engine !== 'webkit') expect((await page.console()).filter(({ type }) => /error|warn/.test(type))).toEqual([]);
    await page.close();
  });

  test('on the narrowest phone nothing sticks out, in larger text neither', async () => {
    const page = await openPage(engine, { viewport: { width: 320, height: 640 } });
    await page.goto(`${origin}/civickit-example.zh-CN.html`);
    await shown(page);
    const sticksOut = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await sticksOut()).toBe(0);
    await page.waitFor(() => {
      document.querySelector('civic-theme-switch')?.shadowRoot?.querySelector<HTMLButtonElement>('button[aria-pressed="false"]')?.click();
      return document.documentElement.dataset['civicTheme'] === 'elder';
    });
    expect(await sticksOut()).toBe(0);
    await page.close();
  });

  test('opened by double click it says in both languages what to do, and the guide can be read', async () => {
    const page = await openPage(engine);
    await page.goto(pathToFileURL(join(folder, 'civickit-example.html')).href);
    await expect.poll(() => adviceSeen(page), { timeout: 8000 }).toBe(2);
    await page.goto(pathToFileURL(join(folder, 'guide/ftp.zh-CN.html')).href);
    expect(await page.evaluate(() => [document.querySelector('h1')?.textContent, document.compatMode])).toEqual([
      '只有 FTP 时',
      'CSS1Compat',
    ]);
    await page.close();
  });

  test('the frame shows the same notices', async () => {
    const page = await openPage(engine);
    await page.goto(`${origin}/civickit/1/frame.html?widget=notice-feed&source=sample-en`);
    expect(await shown(page)).toContain('Sample: water off');
    await page.close();
  });
});
