/**
 * 10,000 requests of Open311 parsed, validated and mapped on the first call, at 4x CPU under a policy without eval, as ratios to bare
 * JSON.parse of the same text, beside validators of the same shape: `node bench/requests.ts [--runs 9]`.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { browserArgs, executableOf } from '@civickit/page-driver/engines';
import puppeteer, { type Browser } from 'puppeteer-core';
import { bundleForPage } from './bundle-for-page.ts';
import { ajvSource } from './request-parsers/ajv-source.ts';
import { makeRecords } from './request-parsers/make-records.ts';
import { judge, median, summary } from './statistics.ts';

const runs = Number(process.argv[process.argv.indexOf('--runs') + 1]) || 9;
const count = 10_000;
const cpu = 4;
const folder = fileURLToPath(new URL('request-parsers/', import.meta.url));
const parsers = ['bare', 'civickit', 'zod-mini', 'valibot', 'ajv'] as const;
type Parser = (typeof parsers)[number];

function bundle(parser: Parser): Promise<string> {
  return bundleForPage(
    parser === 'ajv' ? { stdin: { contents: ajvSource(), resolveDir: folder } } : { entryPoints: [`${folder}${parser}.ts`] },
  );
}

interface Measured {
  readonly ms: number;
  readonly items: number;
  readonly evaluates: boolean;
}

/** In a task of its own, since what devtools call may evaluate whatever the policy says. */
const pageScript = (parser: Parser) => `import { parse } from './${parser}.js';
const text = await (await fetch('requests.json')).text();
globalThis.measure = () => new Promise((resolve, reject) => setTimeout(async () => {
  try {
    const from = performance.now();
    const items = (await parse(text)).length;
    const ms = performance.now() - from;
    let evaluates = true;
    try { new Function(''); } catch { evaluates = false; }
    resolve({ ms, items, evaluates });
  } catch (error) { reject(error); }
}, 100));
document.title = 'ready';`;

const files = new Map([['/requests.json', JSON.stringify(makeRecords(count))]]);
for (const parser of parsers) {
  files.set(`/${parser}.js`, await bundle(parser));
  files.set(`/${parser}-page.js`, pageScript(parser));
  files.set(`/${parser}`, `<!doctype html><html lang="en"><title></title><script type="module" src="/${parser}-page.js"></script></html>`);
}

const server = createServer(({ url = '' }, response) => {
  const type = url.endsWith('.js') ? 'text/javascript' : url.endsWith('.json') ? 'application/json' : 'text/html; charset=utf-8';
  const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
  response.writeHead(files.has(url) ? 200 : 404, { 'content-type': type, 'content-security-policy': policy }).end(files.get(url));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** In a fresh process: what one page has compiled or grown serves no other. */
async function measure(browser: Browser, parser: Parser): Promise<number> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(`${origin}/${parser}`);
  while ((await page.title()) !== 'ready') await new Promise((done) => setTimeout(done, 20));
  const devtools = await page.createCDPSession();
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  const { ms, items, evaluates } = await page.evaluate(() => (globalThis as unknown as { measure(): Promise<Measured> }).measure());
  await context.close();
  if (items !== count) throw new Error(`${parser} gives ${items} of ${count} requests`);
  if (evaluates) throw new Error('the page may evaluate, which the policy should forbid');
  return ms;
}

const browser = await puppeteer.launch({ executablePath: executableOf('chromium') ?? '', args: [...browserArgs] });
const found = new Map<Parser, number[]>(parsers.map((parser) => [parser, []]));
for (let run = 0; run <= runs; run++) {
  for (let at = 0; at < parsers.length; at++) {
    const parser = parsers[(at + run) % parsers.length] as Parser;
    const ms = await measure(browser, parser);
    // The first round warms the browser.
    if (run > 0) found.get(parser)?.push(ms);
  }
}
await browser.close();
server.close();

const of = (parser: Parser): number[] => found.get(parser) ?? [];
const ratio = (parser: Parser): number => median(of(parser)) / median(of('bare'));
for (const parser of parsers) console.log(`${parser}: ${summary(of(parser))} ms, ${ratio(parser).toFixed(2)}x`);
judge([{ name: `${count} requests on the first call, ${cpu}x CPU, against JSON.parse`, ratio: ratio('civickit'), limit: 4, aim: 2.5 }]);
