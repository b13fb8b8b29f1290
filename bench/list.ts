/** 10,000 notices: first page and a keystroke of the search, as ratios to paged plain DOM: `node bench/list.ts [--runs 7]`. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { browserArgs, executableOf } from '@civickit/page-driver/engines';
import puppeteer, { type Browser } from 'puppeteer-core';
import { bundleForPage } from './bundle-for-page.ts';
import { judge, median, summary } from './statistics.ts';
import { traceKeys } from './trace-keys.ts';

const runs = Number(process.argv[process.argv.indexOf('--runs') + 1]) || 7;
const count = 10_000;
const pageSize = 50;

const script = await bundleForPage({ entryPoints: [fileURLToPath(new URL('list-page.ts', import.meta.url))] });
const server = createServer((request, response) => {
  const isScript = request.url === '/list.js';
  response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
  response.end(
    isScript
      ? script
      : '<!doctype html><html lang="en"><title>List</title><main></main><script type="module" src="/list.js"></script></html>',
  );
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

interface Bench {
  makeNotices(count: number): unknown[];
  mount: Record<string, (place: HTMLElement, notices: unknown[], size: number) => void>;
}

interface Measured {
  readonly first: number;
  readonly key: number;
  readonly work: number;
  readonly longest: number;
}

async function measure(browser: Browser, peer: string, cpu: number): Promise<Measured> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => 'mount' in globalThis);
  await page.emulateCPUThrottling(cpu);
  const first = await page.evaluate(
    async (name, items, size) => {
      const bench = globalThis as unknown as Bench & { longest: number; keys: number[] };
      const notices = bench.makeNotices(items);
      const painted = () => new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
      bench.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) bench.longest = Math.max(bench.longest, duration);
      }).observe({ entryTypes: ['longtask'] });
      await painted();
      const start = performance.now();
      const place = document.querySelector('main') as HTMLElement;
      bench.mount[name]?.(place, notices, size);
      const root = () => place.querySelector('civic-notice-feed')?.shadowRoot ?? place;
      let shown = 0;
      while (root().querySelectorAll('.title').length < size) shown = await painted();
      shown = shown || (await painted());
      bench.keys = [];
      const field = root().querySelector('input') as HTMLInputElement;
      field.focus();
      field.addEventListener('input', ({ timeStamp }) => {
        const wanted = field.value.toLowerCase();
        const look = async (): Promise<void> => {
          const at = await painted();
          const title = root().querySelector('.title')?.textContent?.toLowerCase() ?? '';
          if (title.includes(wanted)) bench.keys.push(at - timeStamp);
          else void look();
        };
        void look();
      });
      return shown - start;
    },
    peer,
    count,
    pageSize,
  );
  const text = 'pothole';
  const costs = await traceKeys(page, [text], { pauseMs: 250, empty: () => Promise.resolve() });
  const work = costs.reduce((sum, { script }) => sum + script, 0) / text.length;
  const { keys, longest } = await page.evaluate(() => {
    const { keys, longest } = globalThis as unknown as { keys: number[]; longest: number };
    return { keys, longest };
  });
  if (keys.length < text.length) throw new Error(`${peer}: only ${keys.length} of ${text.length} keys were answered`);
  await page.close();
  return { first, key: median(keys), work, longest };
}

const browser = await puppeteer.launch({ executablePath: executableOf('chromium') ?? '', args: [...browserArgs] });
for (const cpu of [1, 4]) {
  const found: Record<string, Measured[]> = { plain: [], civickit: [] };
  for (let run = 0; run <= runs; run++) {
    for (const peer of run % 2 ? ['plain', 'civickit'] : ['civickit', 'plain']) {
      const measured = await measure(browser, peer, cpu);
      if (run > 0) found[peer]?.push(measured);
    }
  }
  const of = (peer: string, name: keyof Measured) => (found[peer] ?? []).map((measured) => measured[name]);
  for (const peer of ['plain', 'civickit']) {
    const row = (['first', 'key', 'work', 'longest'] as const).map((name) => `${name} ${summary(of(peer, name))}`);
    console.log(`${cpu}x CPU, ${peer}: ${row.join(', ')} ms`);
  }
  const ratio = (name: keyof Measured) => median(of('civickit', name)) / median(of('plain', name));
  judge([
    { name: `first page of ${count}, ${cpu}x CPU`, ratio: ratio('first'), limit: 1.3 },
    { name: `keystroke to paint, ${cpu}x CPU`, ratio: ratio('key'), limit: 1.3 },
  ]);
  if (cpu === 1 && median(of('civickit', 'work')) > 16) throw new Error('more than 16 ms of work per key');
  if (cpu === 4 && Math.max(...of('civickit', 'longest')) > 200) throw new Error('a task of more than 200 ms at 4x CPU');
}
await browser.close();
server.close();
