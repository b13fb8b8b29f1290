import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCivicClient } from '@civickit/core';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { type Answer, engines, openPage, type Page, servePages, type Site } from '@civickit/page-driver';
import { importCounty, openDatabase, type RunningServer, startServer } from '@civickit/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const strictCsp =
  "default-src 'none'; script-src 'nonce-page'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
const tag = '<script async type="module" nonce="page" src="/civickit/1/civickit.js" data-config="/civickit.json"></script>';
const pageOf = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Reports</title>${tag}</head><body><main><h1>Reports</h1>${body}</main></body></html>`;
const configuration = {
  civickit: 1,
  zone: 'Asia/Shanghai',
  calendar: 'cn',
  requests: [{ id: 'report', adapter: 'open311', dialect: 'civickit', url: '/areas/qingshi/open311/v2', title: 'Qingshi reports' }],
};
const types = 'Code,Name,Keywords\nlamp,Street lamp,lamp\nroad,Road,\n';

const folder = mkdtempSync(join(tmpdir(), 'civickit-follow-'));
let server: RunningServer;
let site: Site;

/** As a web server before ours does. */
async function handOn(request: IncomingMessage): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const { method = 'GET', url = '', headers } = request;
  const names = ['content-type', 'idempotency-key', 'accept'];
  const sent = names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]] as [string, string]] : []));
  const answer = await fetch(server.url + url, { method, headers: sent, ...(method === 'POST' && { body: Buffer.concat(chunks) }) });
  return {
    status: answer.status,
    headers: { 'content-type': answer.headers.get('content-type') ?? '' },
    body: new Uint8Array(await answer.arrayBuffer()),
  };
}

beforeAll(async () => {
  writeFileSync(join(folder, 'types.csv'), types);
  const area = {
    id: 'qingshi',
    name: 'Qingshi',
    zone: 'Asia/Shanghai',
    lang: 'en',
    requests: 'types.csv',
    publishedAtOnce: ['lamp', 'road'],
  };
  writeFileSync(join(folder, 'county.json'), JSON.stringify({ areas: [area] }));
  const database = await openDatabase({ folder: join(folder, 'data') });
  await importCounty(database.db, join(folder, 'county.json'), Date.now());
  await database.close();
  server = await startServer({ database: { folder: join(folder, 'data') }, port: 0 });
  site = await servePages({
    headers: { 'content-security-policy': strictCsp },
    directory: { '/civickit/1/': fileURLToPath(new URL('../../packages/embed/dist/civickit/1/', import.meta.url)) },
    routes: {
      '/': pageOf('<civic-request-list figures filterable><p id="fallback">Ask the office</p></civic-request-list>'),
      '/report.html': pageOf('<civic-feedback track-href="/track.html"></civic-feedback>'),
      '/track.html': pageOf('<civic-request-tracker route="hash"></civic-request-tracker>'),
      '/civickit.json': { headers: { 'content-type': 'application/json' }, body: JSON.stringify(configuration) },
      '/areas/*': handOn,
    },
  });
}, 60_000);
afterAll(async () => {
  await site.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** By the address that the API of any client has. */
async function report(description: string): Promise<{ readonly id: string; readonly code: string }> {
  const source = open311({ id: 'report', url: `${server.url}/areas/qingshi/open311/v2`, dialect: civickit });
  const receipt = await createCivicClient({ requests: source }).requests.send({
    type: 'lamp',
    description,
    address: 'Mill bridge',
    where: { latitude: 26.5, longitude: 106.7 },
  });
  if (receipt.strength !== 'confirmed' || !receipt.code) throw new Error('no code');
  return { id: receipt.ref.id, code: receipt.code };
}

const textIn = (page: Page, tagName: string, selector: string, wanted: string) =>
  page.waitFor(
    (name, within, words) => {
      const text =
        document
          .querySelector(name)
          ?.shadowRoot?.querySelector(within)
          ?.textContent?.replace(/[\u2066-\u2069]/g, '')
          .replace(/\s+/g, ' ') ?? '';
      return text.includes(words) && text;
    },
    tagName,
    selector,
    wanted,
  );

describe.each(engines())('a report in %s, under a strict policy', (engine) => {
  test('is listed, counted, found by its code with the keyboard, and added to; nothing of it stays', async () => {
    const words = `The lamp at the mill is out (${engine})`;
    const { id, code } = await report(words);
    const page = await openPage(engine);
    await page.goto(`${site.origin}/`);
    const listed = await textIn(page, 'civic-request-list', '.list', words);
    expect(listed).toContain('Street lamp');
    expect(listed).toContain(`No. ${id}`);
    expect(await textIn(page, 'civic-request-list', '.figures', 'Received')).toMatch(/Counted from all \d+ reports?/);

    await page.goto(`${site.origin}/track.html`);
    await page.waitFor(() => Boolean(document.querySelector('civic-request-tracker')?.shadowRoot?.querySelector('#code')));
    await page.press('Tab');
    await page.waitFor(() => document.querySelector('civic-request-tracker')?.shadowRoot?.activeElement?.id === 'code');
    await page.type(code.toLowerCase().replaceAll('-', ' '));
    await page.press('Enter');
    await textIn(page, 'civic-request-tracker', '.report', words);
    await page.waitFor(() => document.querySelector('civic-request-tracker')?.shadowRoot?.activeElement?.id === 'title');
    await page.click(() => document.querySelector('civic-request-tracker')?.shadowRoot?.querySelector('.say-still-there'));
    await textIn(page, 'civic-request-tracker', '.sent', 'The office has it');
    expect(await textIn(page, 'civic-request-tracker', '.facts', 'You say')).toContain('It is still there');

    const plain = code.replaceAll('-', '').toLowerCase();
    const bare = (text: string) => text.toLowerCase().replace(/%20|[^a-z0-9]/g, '');
    for (const { url, headers } of site.requests) expect(bare(`${url} ${headers.referer ?? ''}`)).not.toContain(plain);
    const kept = await page.evaluate(async () => {
      const names = (await indexedDB.databases?.())?.map(({ name }) => name) ?? [];
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, names, location.href]);
    });
    expect(bare(kept)).not.toContain(plain);
    expect(site.violations).toEqual([]);
    await page.close();
  });

  test('is made from words to code, and stands at the office once', async () => {
    const words = `The lamp at the school is out (${engine})`;
    const page = await openPage(engine);
    await page.goto(`${site.origin}/report.html`);
    const inside = (selector: string) =>
      page.waitFor((within) => Boolean(document.querySelector('civic-feedback')?.shadowRoot?.querySelector(within)), selector);
    const press = async (selector: string) => {
      await inside(selector);
      await page.evaluate(
        (within) => document.querySelector('civic-feedback')?.shadowRoot?.querySelector<HTMLElement>(within)?.click(),
        selector,
      );
    };
    const at = (step: string) => page.waitFor((wanted) => document.querySelector('civic-feedback')?.step === wanted, step);
    const write = (selector: string, text: string) =>
      page.evaluate(
        (within, value) => {
          const field = document.querySelector('civic-feedback')?.shadowRoot?.querySelector<HTMLInputElement>(within);
          if (!field) throw new Error(`no ${within}`);
          field.value = value;
          for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
        },
        selector,
        text,
      );
    await inside('textarea');
    await write('textarea', words);
    await press('form button.main');
    await at('type');
    await press('.chooser input[type=radio]');
    await press('form button.main');
    await at('where');
    await inside('#place-words');
    await write('#place-words', 'School road');
    await press('form button.main');
    await at('contact');
    await press('form button.main');
    await at('check');
    await inside('dl.summary');
    await press('form button.main');
    // Faster than people write: it is asked whether one does.
    await page.waitFor(() => {
      const feedback = document.querySelector('civic-feedback');
      if (feedback?.step !== 'sent') feedback?.shadowRoot?.querySelector<HTMLElement>('.root > p button')?.click();
      return feedback?.step === 'sent';
    });
    const told = await textIn(page, 'civic-feedback', '.outcome', 'Code:');
    const code = /Code: (\S+)/.exec(String(told))?.[1] ?? '';
    expect(code).toMatch(/^[0-9A-Z-]{20,}$/);
    expect(
      await page.evaluate(() => document.querySelector('civic-feedback')?.shadowRoot?.querySelector('.after a')?.getAttribute('href')),
    ).toBe('/track.html');
    const source = open311({ id: 'report', url: `${server.url}/areas/qingshi/open311/v2`, dialect: civickit });
    const { items } = await createCivicClient({ requests: source }).requests.page({ text: words });
    expect(items.map(({ description, address }) => [description, address])).toEqual([[words, 'School road']]);
    expect(site.violations).toEqual([]);
    await page.close();
  });

  test('opens by a link whose code leaves the address', async () => {
    const { code } = await report('By a link');
    const page = await openPage(engine);
    await page.goto(`${site.origin}/track.html#report.code=${code}`);
    await textIn(page, 'civic-request-tracker', '.report', 'By a link');
    expect(await page.evaluate(() => location.hash)).toBe('');
    await page.close();
  });
});
