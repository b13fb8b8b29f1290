import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engines, openPage, type Page, servePages, type Site } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCounty, type County } from './serve.ts';
import { builtKit } from './server/kit.ts';

const civickit = fileURLToPath(new URL('../../packages/cli/dist/civickit.js', import.meta.url));
/** Pages of the county, with the element that each has, and what is read in it. */
const pages = [
  ['/classic.html', 'civic-notice-feed', '河口村自来水管道冲洗停水通知'],
  ['/gbk.html', 'civic-notice-feed', '县政府采购办公室'],
  ['/services.html', 'civic-service-catalogue', '居民身份证丢失补领'],
  ['/newborn.html', 'civic-service-guide', '亲子鉴定意见书'],
] as const;

let county: County;
let folder: string;
let site: Site;
/** The department's page before anything was written into it. */
let gbkBefore: Buffer;
/** What the commands have told. */
let said: readonly Awaited<ReturnType<typeof render>>[] = [];
/** The configuration is given out only when this is settled. */
let gate: Promise<unknown> = Promise.resolve();

const inFolder = (path: string): string => join(folder, path);

/** A page or file of the county, as it lies on the county's disk. */
async function save(path: string): Promise<Buffer> {
  const bytes = Buffer.from(await (await fetch(county.url + path)).arrayBuffer());
  await mkdir(dirname(inFolder(path)), { recursive: true });
  await writeFile(inFolder(path), bytes);
  return bytes;
}

function render(kind: 'notices' | 'services', ...more: string[]): Promise<{ code: number; out: string }> {
  const mine = pages.filter(([, tag]) => tag.includes(kind === 'notices' ? 'notice' : 'service')).map(([path]) => inFolder(path));
  const args = [civickit, 'render', kind, inFolder('civickit.json'), ...mine, '--timeout', '4s', '--lang', 'en', ...more];
  return new Promise((resolve) =>
    execFile(process.execPath, args, (error, out, err) => resolve({ code: Number(error?.code ?? 0), out: out + err })),
  );
}

beforeAll(async () => {
  county = await startCounty({ ports: [0, 0], archive: 'up' });
  folder = await mkdtemp(join(tmpdir(), 'county-pages-'));
  const { notices, services } = JSON.parse((await save('/civickit.json')).toString()) as Record<'notices' | 'services', { url: string }[]>;
  for (const { url } of [...notices, ...services]) if (url.startsWith('/')) await save(url);
  for (const path of ['/classic.css', '/inner.css', ...pages.map(([page]) => page)]) await save(path);
  gbkBefore = await readFile(inFolder('/gbk.html'));
  said = [await render('notices', '--replace'), await render('services', '--replace')];
  site = await servePages({
    directory: { '/': folder, '/civickit/': builtKit },
    routes: {
      '/civickit.json': async () => {
        await gate;
        return { headers: { 'content-type': 'application/json' }, body: await readFile(inFolder('/civickit.json')) };
      },
      // Its own word about its encoding counts where the server is silent.
      '/gbk.html': async () => ({ headers: { 'content-type': 'text/html' }, body: await readFile(inFolder('/gbk.html')) }),
    },
  });
});
afterAll(async () => {
  await Promise.all([county.close(), site.close()]);
  await rm(folder, { recursive: true });
});

// What the command does, whatever reads it.
test.skipIf(!engines().includes('chromium'))(
  'the lists of the county are written, whoever keeps silent is named, and a second run changes nothing',
  async () => {
    expect(said).toMatchObject([{ code: 1, out: expect.stringContaining('✗ weather-bureau: ') }, { code: 0 }]);
    expect(await readFile(inFolder('/classic.html'), 'utf8')).toContain('以下来源没有响应：\u2068气象预警\u2069');
    const before = await Promise.all(pages.map(([path]) => readFile(inFolder(path))));
    expect((await render('notices')).out.match(/unchanged/gu)).toHaveLength(2);
    expect((await render('services')).out.match(/unchanged/gu)).toHaveLength(2);
    expect(await Promise.all(pages.map(([path]) => readFile(inFolder(path))))).toEqual(before);
    const around = (bytes: Buffer) => bytes.toString('latin1').replace(/(<civic-notice-feed[^>]*>)[^]*(<\/civic-notice-feed>)/u, '$1$2');
    expect(around(await readFile(inFolder('/gbk.html')))).toBe(around(gbkBefore));
  },
);

const lightText = (page: Page, tag: string): Promise<string> =>
  page.evaluate((name) => document.querySelector<HTMLElement>(name)?.innerText ?? '', tag);
/** Headings that are to be seen: those of the page, and those of the element. */
const headings = (page: Page, tag: string): Promise<{ light: number; shadow: number }> =>
  page.evaluate((name) => {
    const element = document.querySelector(name);
    const seen = (root: ParentNode | null | undefined) =>
      [...(root?.querySelectorAll('h2, h3, h4') ?? [])].filter((each) => each.getBoundingClientRect().height > 0).length;
    return { light: seen(element), shadow: seen(element?.shadowRoot) };
  }, tag);

describe.each(engines())('what civickit render has written, in %s', (engine) => {
  test.each(pages)('%s can be read without script', async (path, tag, text) => {
    const page = await openPage(engine, { javaScriptEnabled: false });
    await page.goto(site.origin + path);
    expect(await lightText(page, tag)).toContain(text);
    const { light, shadow } = await headings(page, tag);
    expect([light > 2, shadow]).toEqual([true, 0]);
    const cutOff = await page.evaluate(
      (name) =>
        [...(document.querySelector(name)?.querySelectorAll('*') ?? [])].filter(
          (each) => getComputedStyle(each).overflowY !== 'visible' && each.scrollHeight > each.clientHeight + 1,
        ).length,
      tag,
    );
    expect(cutOff).toBe(0);
    await page.close();
  });

  test.each(pages)('a browser mends nothing in %s', async (path, tag) => {
    const page = await openPage(engine, { javaScriptEnabled: false });
    await page.goto(site.origin + path);
    const written = (await readFile(inFolder(path))).toString('latin1');
    const [, list = ''] = new RegExp(`<${tag}[^>]*>([^]*)</${tag}>`, 'u').exec(written) ?? [];
    const tags = (html: string) => [...html.matchAll(/<\/?([a-z][a-z\d]*)/gu)].map(([name]) => name);
    expect(tags(await page.evaluate((name) => document.querySelector(name)?.innerHTML ?? '', tag))).toEqual(tags(list));
    await page.close();
  });

  test.each(pages)('in %s it stays until the element has something to show, and then nothing is there twice', async (path, tag) => {
    let open = (): void => undefined;
    gate = new Promise<void>((resolve) => (open = resolve));
    const page = await openPage(engine);
    await page.goto(site.origin + path);
    await page.waitFor((name) => document.querySelector(name)?.shadowRoot?.querySelector('.root') != null, tag);
    const before = await headings(page, tag);
    expect([before.light > 2, before.shadow]).toEqual([true, 0]);
    open();
    await page.waitFor((name) => document.querySelector(name)?.shadowRoot?.querySelector('.root h2, .root h3') != null, tag);
    const after = await headings(page, tag);
    expect([after.light, after.shadow > 0]).toEqual([0, true]);
    await page.close();
  });
});
