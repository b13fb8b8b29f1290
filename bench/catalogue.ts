/** A catalogue of 5,000 services: what each key costs, and as ratios to a scan written by hand: `node bench/catalogue.ts [--queries 16]`. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { browserArgs, executableOf } from '@civickit/page-driver/engines';
import type { PublicService } from '@civickit/core';
import puppeteer, { type Browser } from 'puppeteer-core';
import { bundleForPage } from './bundle-for-page.ts';
import { drawQueries } from './services/draw-queries.ts';
import { generateServices } from './services/generate-services.ts';
import { median, rank } from './statistics.ts';
import { type KeyCost, traceKeys } from './trace-keys.ts';

const amount = Number(process.argv[process.argv.indexOf('--queries') + 1]) || 16;
const count = 5000;
const seed = 5;
/** At 4x CPU: script of one key, median and 99 of 100, and the longest task. */
const limits = { median: 16, p99: 50, longest: 50 };
/** Where there is no script, none may be counted: a few listeners of the driver are all. */
const mostOfNothing = 2;

/** Nobody types a long title to its end. */
const mostKeys = 8;
const queries = drawQueries(generateServices(count, seed), amount, seed).map(({ text }) => [...text].slice(0, mostKeys).join(''));
const script = await bundleForPage({ entryPoints: [fileURLToPath(new URL('catalogue-page.ts', import.meta.url))] });
const server = createServer(({ url }, response) => {
  const isScript = url === '/catalogue.js';
  response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
  response.end(
    isScript
      ? script
      : '<!doctype html><html lang="en"><title>Catalogue</title><main></main><script type="module" src="/catalogue.js"></script></html>',
  );
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

interface Bench {
  generateServices(count: number, seed: number): PublicService[];
  mount: Record<string, (place: HTMLElement, services: readonly PublicService[]) => void>;
}

async function measure(browser: Browser, peer: string, cpu: number, texts: readonly string[]): Promise<KeyCost[]> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => 'mount' in globalThis);
  await page.emulateCPUThrottling(cpu);
  await page.evaluate(
    (name, items, number) => {
      const bench = globalThis as unknown as Bench;
      bench.mount[name]?.(document.querySelector('main') as HTMLElement, bench.generateServices(items, number));
    },
    peer,
    count,
    seed,
  );
  await page.waitForFunction(
    () => (document.querySelector('civic-service-catalogue')?.shadowRoot ?? document).querySelectorAll('.title').length >= 20,
  );
  const empty = () =>
    page.evaluate(() => {
      const field = (document.querySelector('civic-service-catalogue')?.shadowRoot ?? document).querySelector('input');
      if (!field) throw new Error('no field to type into');
      field.focus();
      field.value = '';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    });
  await empty();
  // The index is made in slices while a reader reads; what is typed before it stands is scanned, and not what is measured here.
  if (peer === 'civickit') await new Promise((done) => setTimeout(done, 2000 * cpu));
  const costs = await traceKeys(page, texts, { pauseMs: 60 + 40 * cpu, empty });
  await page.close();
  return costs;
}

const browser = await puppeteer.launch({ executablePath: executableOf('chromium') ?? '', args: [...browserArgs] });
for (const cpu of [1, 4]) {
  const nothing = median((await measure(browser, 'still', cpu, queries.slice(0, 2))).map((cost) => cost.script));
  console.log(`${cpu}x CPU, a list that no key changes: script ${nothing.toFixed(1)} ms`);
  if (nothing > mostOfNothing) {
    console.log('the measure counts what is no script');
    process.exitCode = 1;
  }
  const scripts: Record<string, number> = {};
  for (const peer of ['plain', 'civickit']) {
    const costs = await measure(browser, peer, cpu, queries);
    const script = costs.map((cost) => cost.script);
    const longest = costs.map((cost) => cost.longest);
    scripts[peer] = median(script);
    console.log(
      `${cpu}x CPU, ${peer}: ${costs.length} keys, script ${median(script).toFixed(1)} ms (p99 ${rank(script, 0.99).toFixed(1)}, most ${Math.max(...script).toFixed(1)}), ` +
        `longest task ${median(longest).toFixed(1)} ms (p99 ${rank(longest, 0.99).toFixed(1)}, most ${Math.max(...longest).toFixed(1)}); load ${(loadavg()[0] ?? 0).toFixed(1)}`,
    );
    if (peer !== 'civickit' || cpu !== 4) continue;
    const over = median(script) > limits.median || rank(script, 0.99) > limits.p99 || rank(longest, 0.99) > limits.longest;
    console.log(
      `limits at 4x: script ${limits.median} ms, p99 ${limits.p99} ms, longest task ${limits.longest} ms: ${over ? 'TOO SLOW' : 'within'}`,
    );
    if (over) process.exitCode = 1;
  }
  console.log(
    `${cpu}x CPU: script of a key ${((scripts['civickit'] ?? 0) / (scripts['plain'] ?? 1)).toFixed(2)}x the scan written by hand`,
  );
}
await browser.close();
server.close();
