/**
 * The search of services at 500, 5,000 and 50,000 of them, at 1x and 4x CPU, as ratios to a linear scan and to MiniSearch alone:
 * `node bench/service-search.ts [--counts 500,5000,50000]`.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { browserArgs, executableOf } from '@civickit/page-driver/engines';
import puppeteer, { type Browser, type CDPSession } from 'puppeteer-core';
import { bundleForPage } from './bundle-for-page.ts';
import { drawQueries } from './services/draw-queries.ts';
import { generateServices } from './services/generate-services.ts';
import type { Asked, Built, SearchPage } from './services/search-page.ts';
import { judge, median } from './statistics.ts';

const seed = 20_261_128;
const given = process.argv.indexOf('--counts');
const counts = (given < 0 ? '500,5000,50000' : (process.argv[given + 1] ?? '')).split(',').map(Number);
const peers = ['scan', 'minisearch', 'civickit'] as const;
type Peer = (typeof peers)[number];

const script = await bundleForPage({ entryPoints: [fileURLToPath(new URL('services/search-page.ts', import.meta.url))] });
const server = createServer((request, response) => {
  const isScript = request.url === '/page.js';
  response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
  response.end(
    isScript ? script : '<!doctype html><html lang="en"><title>Search</title><script type="module" src="/page.js"></script></html>',
  );
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

interface Measured {
  readonly built: Built;
  readonly keys: Asked;
  readonly whole: Asked;
  /** Megabytes that the page holds more than with the services alone. */
  readonly heap: number;
}

/** What is there after each quarter of a query has been typed. */
function keysOf(texts: readonly { readonly text: string; readonly meant: number }[]): { text: string; meant: number }[] {
  return texts.flatMap(({ text, meant }) =>
    [1, 2, 3, 4].map((quarter) => ({ text: text.slice(0, Math.ceil((text.length * quarter) / 4)), meant })),
  );
}

async function held(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await devtools.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return (usedSize + backingStorageSize) / 1e6;
}

async function measure(browser: Browser, peer: Peer, count: number, cpu: number): Promise<Measured> {
  const queries = drawQueries(generateServices(count, seed), count > 5000 ? 60 : 180, seed);
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const devtools = await page.createCDPSession();
  await page.goto(address);
  await page.waitForFunction(() => 'page' in globalThis);
  const made = await page.evaluate(
    (amount, from) => (globalThis as unknown as { page: SearchPage }).page.generate(amount, from),
    count,
    seed,
  );
  if (made !== count) throw new Error(`${made} services in place of ${count}`);
  const before = await held(devtools);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  const built = await page.evaluate((name) => (globalThis as unknown as { page: SearchPage }).page.make(name), peer);
  const ask = (asked: { text: string; meant: number }[]): Promise<Asked> =>
    page.evaluate((texts) => (globalThis as unknown as { page: SearchPage }).page.ask(texts), asked);
  const keys = await ask(keysOf(queries));
  const whole = await ask([...queries]);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const heap = (await held(devtools)) - before;
  await context.close();
  return { built, keys, whole, heap };
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
}

function print(name: string, { built, keys, whole, heap }: Measured): void {
  const ms = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(value < 10 ? 1 : 0));
  const ready =
    built.ready === undefined
      ? ''
      : `, ready ${ms(built.ready)} (${((built.readyLength ?? 0) / 1024).toFixed(0)} kB, written in ${ms(built.write)})`;
  const spelled = built.spell === undefined ? '' : `, pinyin ${ms(built.spell)}`;
  const first = whole.places.filter((place) => place >= 0 && place < 5).length / whole.places.length;
  console.log(
    `${name}: build ${ms(built.build)}${ready}${spelled}; key p50 ${ms(median(keys.times))}, p99 ${ms(percentile(keys.times, 0.99))}; ` +
      `query p50 ${ms(median(whole.times))}, p99 ${ms(percentile(whole.times, 0.99))}; longest task ${ms(built.longest)} built, ${ms(keys.longest)} typed; ` +
      `heap ${heap.toFixed(1)} MB; meant one in the first five ${(first * 100).toFixed(0)} %`,
  );
}

const browser = await puppeteer.launch({ executablePath: executableOf('chromium') ?? '', args: [...browserArgs] });
await measure(browser, 'civickit', 500, 1);
for (const count of counts) {
  for (const cpu of [1, 4]) {
    const found = new Map<Peer, Measured>();
    for (const peer of peers) {
      const measured = await measure(browser, peer, count, cpu);
      found.set(peer, measured);
      print(`${count}, ${cpu}x CPU, ${peer}`, measured);
    }
    const of = (peer: Peer): Measured => found.get(peer) as Measured;
    const ours = of('civickit');
    const key = median(ours.keys.times);
    console.log(
      `${count}, ${cpu}x CPU, CivicKit against: scan ${(key / median(of('scan').keys.times)).toFixed(2)}x a key; MiniSearch ${(key / median(of('minisearch').keys.times)).toFixed(2)}x a key, ` +
        `${(ours.built.build / of('minisearch').built.build).toFixed(2)}x the build, ${((ours.built.ready ?? NaN) / of('minisearch').built.build).toFixed(2)}x with the ready index, ${(ours.heap / of('minisearch').heap).toFixed(2)}x the heap`,
    );
    if (count !== 5000) continue;
    judge([
      { name: `${count} read ready, ${cpu}x CPU, against building`, ratio: (ours.built.ready ?? NaN) / ours.built.build, limit: 0.5 },
    ]);
    if (cpu === 1) continue;
    const tooMuch = [
      key > 16 && 'more than 16 ms a key',
      percentile(ours.keys.times, 0.99) > 50 && 'a key of more than 50 ms (p99)',
      Math.max(ours.keys.longest, ours.built.longest) > 50 && 'a task of more than 50 ms',
    ].filter(Boolean);
    if (tooMuch.length === 0) continue;
    console.log(`${count}, ${cpu}x CPU: ${tooMuch.join(', ')}`);
    process.exitCode = 1;
  }
}
await browser.close();
server.close();
