/**
 * The first parse of 1,000 items in a fresh process, as ratios to a scan by indexOf and to the parsers that sites use instead, and the
 * bytes of each: `node bench/feeds.ts [--runs 9]`. The items of all must be equal.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { judge, median, summary } from './statistics.ts';

const runs = Number(process.argv[process.argv.indexOf('--runs') + 1]) || 9;
const here = fileURLToPath(new URL('./', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'civickit-feeds-'));
const parsers = ['scan', 'civickit', 'fast-xml-parser', 'rss-parser', 'feedsmith'] as const;
type Parser = (typeof parsers)[number];

async function bundle(parser: Parser): Promise<void> {
  await build({
    entryPoints: [join(here, 'feed-parsers', `${parser}.ts`)],
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    target: 'es2022',
    platform: 'node',
    // What a CommonJS package asks Node for.
    banner: { js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);" },
    outdir: join(out, parser),
    outExtension: { '.js': '.mjs' },
    conditions: ['civickit-source', 'production'],
    tsconfig: join(here, '../tsconfig.base.json'),
    logLevel: 'error',
  });
}

/** Gzipped bytes of what is loaded before a feed is read; what CivicKit loads only for odd feeds is not among it. */
function bytesOf(parser: Parser): number {
  const first = join(out, parser, `${parser}.mjs`);
  const loaded = new Set([first]);
  for (const file of loaded) {
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g))
      loaded.add(join(out, parser, name));
  }
  return [...loaded].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}

interface Measured {
  readonly first: number;
  readonly warm: number;
  readonly items: string;
}

const measureFile = join(out, 'measure.mjs');
writeFileSync(
  measureFile,
  `import { readFileSync } from 'node:fs';
const { parse } = await import(process.argv[2]);
const feed = readFileSync(process.argv[3], 'utf8');
const times = [];
let items;
for (let round = 0; round < 4; round++) {
  const from = performance.now();
  items = await parse(feed);
  times.push(performance.now() - from);
}
// One moment can be written in several ways.
items = items.map((item) => ({ ...item, date: new Date(item.date).toISOString() }));
console.log(JSON.stringify({ first: times[0], warm: times.slice(1).sort((a, b) => a - b)[1], items: JSON.stringify(items) }));`,
);

function measure(parser: Parser, feed: string): Measured {
  const told = execFileSync(process.execPath, [measureFile, join(out, parser, `${parser}.mjs`), feed], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(told) as Measured;
}

const words = 'water road market school bridge permit library notice street council harbour garden'.split(' ');
const sentence = (seed: number, length: number): string =>
  Array.from({ length }, (_, at) => words[(seed * 7 + at * at * 5) % words.length]).join(' ');
const feed = join(out, 'feed.xml');
writeFileSync(
  feed,
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Notices</title><link>https://town.example/</link><description>All</description>\n${Array.from(
    { length: 1000 },
    (_, at) =>
      `<item><title>${sentence(at, 6)} &amp; more</title><link>https://town.example/notices/${at}</link><guid isPermaLink="false">n${at}</guid><pubDate>${new Date(Date.UTC(2026, 8, 1) - at * 5_000_000).toUTCString()}</pubDate><category>${words[at % 12]}</category><description><![CDATA[<p>${sentence(at + 3, 20)}</p>]]></description></item>`,
  ).join('\n')}\n</channel></rss>`,
);

for (const parser of parsers) await bundle(parser);
const found = new Map<Parser, Measured[]>(parsers.map((parser) => [parser, []]));
for (let run = 0; run <= runs; run++) {
  for (let at = 0; at < parsers.length; at++) {
    const parser = parsers[(at + run) % parsers.length] as Parser;
    const measured = measure(parser, feed);
    // The first round warms the machine's files.
    if (run > 0) found.get(parser)?.push(measured);
  }
}

const of = (parser: Parser, name: 'first' | 'warm'): number[] => (found.get(parser) ?? []).map((measured) => measured[name]);
const equalTo = found.get('civickit')?.[0]?.items;
for (const parser of parsers) {
  const kB = (bytesOf(parser) / 1000).toFixed(1);
  console.log(`${parser}: first ${summary(of(parser, 'first'))} ms, fourth ${summary(of(parser, 'warm'))} ms, ${kB} kB gz`);
  if (found.get(parser)?.[0]?.items !== equalTo) throw new Error(`${parser} gives other items`);
}
const ratio = (parser: Parser, other: Parser): number => median(of(parser, 'first')) / median(of(other, 'first'));
judge([{ name: 'first parse of 1,000 items, against a scan', ratio: ratio('civickit', 'scan'), limit: 4, aim: 3 }]);
for (const other of parsers.slice(2)) {
  judge([{ name: `the same, against ${other}`, ratio: ratio('civickit', other), limit: 1 / 3 }]);
  judge([{ name: `bytes, against ${other}`, ratio: bytesOf('civickit') / bytesOf(other), limit: 1 }]);
}
rmSync(out, { recursive: true });
