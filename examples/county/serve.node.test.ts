import { request } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startCounty, type County } from './serve.ts';

let folder: string;
let county: County;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'county-'));
  await mkdir(join(folder, 'civickit', '1'), { recursive: true });
  await writeFile(join(folder, 'civickit', '1', 'civickit.js'), 'export {};\n');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  county = await startCounty({ ports: [0, 0], civickitDirectory: join(folder, 'civickit') });
});
afterAll(async () => {
  await county.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => county.setArchive('once'));

/** The path goes out as it stands; fetch would tidy it first. */
function raw(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(county.url);
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject).end();
  });
}

test('the weather bureau takes the connection and answers nothing', async () => {
  await expect(fetch(`${county.otherUrl}/feeds/weather.xml`, { signal: AbortSignal.timeout(400) })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});

test('closing does not wait for those who hang', async () => {
  const another = await startCounty({ ports: [0, 0] });
  const hanging = fetch(`${another.otherUrl}/feeds/weather.xml`).catch(() => 'cut');
  while (another.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await another.close();
  expect(await hanging).toBe('cut');
});

test('the gazette answers each browser once, then 503, until it is reset', async () => {
  const status = async (agent: string, query = '') =>
    (await fetch(`${county.url}/feeds/archive.xml${query}`, { headers: { 'User-Agent': agent } })).status;
  expect(await status('one', '?state=up')).toBe(200);
  expect(await status('one')).toBe(200);
  expect(await status('one')).toBe(503);
  expect(await status('two')).toBe(200);
  await fetch(`${county.url}/archive/reset`);
  expect(await status('one')).toBe(200);
  county.setArchive('down');
  expect(await status('three')).toBe(503);
});

test('only the second origin lets other sites read it', async () => {
  for (const path of ['/', '/feeds/news.xml', '/civickit.json', '/nothing']) {
    expect((await fetch(county.url + path)).headers.has('access-control-allow-origin'), path).toBe(false);
  }
  for (const path of ['/', '/feeds/health.json', '/pictures/reading-room.jpg', '/nothing']) {
    expect((await fetch(county.otherUrl + path)).headers.get('access-control-allow-origin'), path).toBe('*');
  }
});

test.each([
  '/civickit/../secret.txt',
  '/civickit/%2e%2e/secret.txt',
  '/civickit/..%2fsecret.txt',
  '/civickit/..%5csecret.txt',
  '/civickit/1/%00',
  '/..%2f..%2f..%2fpackage.json',
  '/vendor/..%2fpackage.json',
  '/vendor/../package.json',
  '/gbk.src.html',
  '/serve.ts',
  '/server/county.ts',
])('%s leads nowhere', async (path) => {
  const { status, body } = await raw(path);
  expect(status).toBe(404);
  expect(body).toContain('页面不存在');
});

test('a malformed address is the asker’s mistake', async () => {
  expect((await raw('/%E0%A4%A')).status).toBe(400);
});

test('files have types and validators; who holds the file is told so', async () => {
  const response = await fetch(`${county.url}/civickit/1/civickit.js`);
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-cache');
  const tag = response.headers.get('etag') ?? '';
  const again = await fetch(`${county.url}/civickit/1/civickit.js`, { headers: { 'If-None-Match': `W/${tag}` } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  expect((await fetch(`${county.url}/favicon.ico`)).headers.get('content-type')).toBe('image/x-icon');
});

test('HEAD has the headers of GET and no body; other methods are refused', async () => {
  const get = await fetch(`${county.url}/feeds/news.xml`);
  const head = await fetch(`${county.url}/feeds/news.xml`, { method: 'HEAD' });
  expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
  expect(Number(head.headers.get('content-length'))).toBe((await get.arrayBuffer()).byteLength);
  expect(await head.text()).toBe('');
  expect((await raw('/', 'POST')).status).toBe(405);
});

test('requests are told with method, address, host and headers', async () => {
  county.requests.length = 0;
  await fetch(`${county.otherUrl}/feeds/health.json?x=1`, { headers: { 'X-Mark': 'yes' } });
  expect(county.requests).toMatchObject([
    { method: 'GET', url: '/feeds/health.json?x=1', host: new URL(county.otherUrl).host, headers: { 'x-mark': 'yes' } },
  ]);
});

test('addresses in feeds follow the name by which the site was asked', async () => {
  const { port } = new URL(county.url);
  const { body } = await raw('/feeds/news.xml', 'GET', { Host: `town.example:${port}` });
  expect(body).toContain(`<link>http://town.example:${port}/news.html</link>`);
});

test('a host that is no name stays out of the pages', async () => {
  const { status, body } = await raw('/feeds/news.xml', 'GET', { Host: '"><b>' });
  expect(status).toBe(200);
  expect(body).not.toContain('"><b>');
});

test('a taken port gives way to the next', async () => {
  const taken = Number(new URL(county.url).port);
  const another = await startCounty({ ports: [taken, 0] });
  expect(Number(new URL(another.url).port)).toBeGreaterThan(taken);
  await another.close();
});
