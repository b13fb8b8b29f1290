/** Until a resident can write, as a ratio to the same form as plain HTML: `node bench/report.ts [--runs 7]`. */
import { fileURLToPath } from 'node:url';
import { browserArgs, executableOf } from '@civickit/page-driver/engines';
import puppeteer from 'puppeteer-core';
import { type Condition, conditions, navigate } from './navigate.ts';
import { serveCompressed } from './serve-compressed.ts';
import { judge, median, summary } from './statistics.ts';

const runs = Number(process.argv[process.argv.indexOf('--runs') + 1]) || 7;
const shell = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>County</title><link rel="stylesheet" href="/site.css">${head}</head><body><h1>Tell the office</h1>${body}</body></html>`;
const sheet = `body{max-width:60rem;margin:auto;padding:0 1rem;font:16px/1.55 system-ui,sans-serif;color:#1b1f24}
h1{font-size:1.5rem;border-bottom:3px solid #1f5f52}label{display:block;font-weight:600}textarea,input,button{font:inherit;max-width:100%}
textarea{width:100%;box-sizing:border-box}@media(max-width:40rem){body{padding:0 .75rem}}`;
const plainForm = `<form method="post" action="/report"><p><label for="d">What do you want to tell?</label><textarea id="d" name="description" rows="5"></textarea></p>
<p><label for="p">Photos</label><input id="p" type="file" name="photos" accept="image/*" multiple></p><p><button>Send</button></p></form>`;
const tag = '<script type="module" src="/civickit/1/civickit.js" data-config="/civickit.json"></script>';
const types = Array.from({ length: 24 }, (_, at) => ({
  service_code: `type-${at}`,
  service_name: `Kind of matter ${at + 1}`,
  description: 'What it is about, in a sentence',
  metadata: false,
  type: 'realtime',
  keywords: 'lamp, road',
  group: `Group ${(at % 6) + 1}`,
}));

const site = await serveCompressed(
  {
    '/plain': shell('', plainForm),
    '/element': shell(tag, '<civic-feedback></civic-feedback>'),
    '/both': shell(tag, `<civic-feedback>${plainForm}</civic-feedback>`),
    '/site.css': sheet,
    '/civickit.json': JSON.stringify({
      civickit: 1,
      zone: 'Asia/Shanghai',
      requests: [{ id: 'report', adapter: 'open311', dialect: 'civickit', url: '/areas/town/open311/v2' }],
    }),
    '/areas/town/open311/v2/services.json': JSON.stringify(types),
  },
  '/civickit/1/',
  fileURLToPath(new URL('../packages/embed/dist/civickit/1/', import.meta.url)),
);

/** A field in the page, whosever it is. */
const anyField = () => {
  const own = document.querySelector('civic-feedback');
  const field = document.querySelector('textarea');
  return field && (!own?.shadowRoot || field.getBoundingClientRect().height > 8) ? field : own?.shadowRoot?.querySelector('textarea');
};
const ownField = () => document.querySelector('civic-feedback')?.shadowRoot?.querySelector('textarea');
const cases = [
  { name: 'plain', address: 'plain', find: anyField },
  { name: 'element', address: 'element', find: ownField },
  { name: 'usable', address: 'both', find: anyField },
  { name: 'whole', address: 'both', find: ownField },
] as const;

const browser = await puppeteer.launch({ executablePath: executableOf('chromium') ?? '', args: [...browserArgs] });
for (const condition of Object.keys(conditions) as Condition[]) {
  const found: Record<string, number[]> = {};
  let received = 0;
  for (let run = 0; run <= runs; run++) {
    for (const { name, address, find } of run % 2 ? cases : [...cases].reverse()) {
      const { ms, bytes } = await navigate(browser, `${site.origin}/${address}`, condition, find);
      // The first round warms the browser and the server's compression.
      if (run > 0) (found[name] ??= []).push(ms);
      if (name === 'element') received = bytes;
    }
  }
  const of = (name: (typeof cases)[number]['name']) => found[name] ?? [];
  const ratio = (name: (typeof cases)[number]['name']) => median(of(name)) / median(of('plain'));
  console.log(
    `${condition}: plain HTML ${summary(of('plain'))} ms, the element alone ${summary(of('element'))} ms, with the plain form in it ${summary(of('usable'))} ms until that can be used and ${summary(of('whole'))} ms until ours can; ${(received / 1024).toFixed(1)} kB received`,
  );
  judge(
    condition === 'full speed'
      ? [
          // What docs/feedback.md asks sites to write. A tag alone shows its first field after script, which no script does within 1.6.
          {
            name: `until words can be written into the page's own form, which goes on as ours, ${condition}`,
            ratio: ratio('usable'),
            limit: 1.6,
            aim: 1.05,
          },
        ]
      : [
          { name: `until the plain form can be used, ${condition}`, ratio: ratio('usable'), limit: 1.2, aim: 1.05 },
          { name: `until ours can be used, ${condition}`, ratio: ratio('whole'), limit: 4, aim: 3 },
        ],
  );
}
await browser.close();
site.close();
