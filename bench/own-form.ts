/** Until a resident can write, as a ratio to the site's own form as plain HTML: `node bench/own-form.ts [--runs 7]`. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FormDefinition } from '@civickit/core';
import { loadFormWords, toHtml } from '@civickit/core/forms/derived';
import { browserArgs, executableOf } from '@civickit/page-driver/engines';
import puppeteer from 'puppeteer-core';
import { type Condition, conditions, navigate } from './navigate.ts';
import { serveCompressed } from './serve-compressed.ts';
import { judge, median, summary } from './statistics.ts';

const runs = Number(process.argv[process.argv.indexOf('--runs') + 1]) || 7;
const fileIn = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const shell = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>County</title><link rel="stylesheet" href="/site.css">${head}</head><body><h1>Tell the office</h1>${body}</body></html>`;
const sheet = `body{max-width:60rem;margin:auto;padding:0 1rem;font:16px/1.55 system-ui,sans-serif;color:#1b1f24}
h1{font-size:1.5rem;border-bottom:3px solid #1f5f52}label{display:block;font-weight:600}textarea,input,button{font:inherit;max-width:100%}
textarea{width:100%;box-sizing:border-box}@media(max-width:40rem){body{padding:0 .75rem}}`;
const tag = '<script async type="module" src="/civickit/1/civickit.js" data-config="/civickit.json"></script>';

const reportForm = `<form method="post" action="/report"><p><label for="d">What do you want to tell?</label><textarea id="d" name="description" rows="5"></textarea></p>
<p><label for="p">Photos</label><input id="p" type="file" name="photos" accept="image/*" multiple></p><p><button>Send</button></p></form>`;
const types = Array.from({ length: 24 }, (_, at) => ({
  service_code: `type-${at}`,
  service_name: `Kind of matter ${at + 1}`,
  description: 'What it is about, in a sentence',
  metadata: false,
  type: 'realtime',
  keywords: 'lamp, road',
  group: `Group ${(at % 6) + 1}`,
}));
const definition = await readFile(fileIn('../examples/county/forms/noise-complaint.json'), 'utf8');
const words = await loadFormWords('en');
const noiseForm = toHtml(JSON.parse(definition) as FormDefinition, { words, lang: 'en', action: '/send' });

/** Pages with the site's own form as it was, in our tag, and with our tag alone. */
const pagesOf = (name: string, element: string, form: string): Record<string, string> => ({
  [`/${name}/plain`]: shell('', form),
  [`/${name}/both`]: shell(tag, element.replace('><', `>${form}<`)),
  [`/${name}/alone`]: shell(tag, element),
});
const site = await serveCompressed(
  {
    ...pagesOf('report', '<civic-feedback></civic-feedback>', reportForm),
    ...pagesOf('form', '<civic-form form="noise-complaint"></civic-form>', noiseForm),
    '/site.css': sheet,
    '/civickit.json': JSON.stringify({
      civickit: 1,
      zone: 'Asia/Shanghai',
      requests: [{ id: 'report', adapter: 'open311', dialect: 'civickit', url: '/areas/town/open311/v2' }],
      forms: [{ id: 'office', adapter: 'submit', url: '/send', forms: '/forms.json' }],
    }),
    '/areas/town/open311/v2/services.json': JSON.stringify(types),
    '/forms.json': JSON.stringify({ forms: ['noise-complaint.json'] }),
    '/noise-complaint.json': definition,
  },
  '/civickit/1/',
  fileIn('../packages/embed/dist/civickit/1/'),
);

/** The first thing that can be written into, whosever it is. */
const anyField = () => document.querySelector('form :is(textarea, select, input:not([type="hidden"]))');
const ownField = () => document.querySelector('civic-feedback, civic-form')?.shadowRoot?.querySelector('.root :is(textarea, button)');
const cases = [
  { name: 'plain', find: anyField },
  { name: 'alone', find: ownField },
  { name: 'usable', find: anyField },
  { name: 'taken', find: ownField },
] as const;
type Case = (typeof cases)[number]['name'];

const browser = await puppeteer.launch({ executablePath: executableOf('chromium') ?? '', args: [...browserArgs] });
for (const page of ['report', 'form']) {
  for (const condition of Object.keys(conditions) as Condition[]) {
    const found: Record<Case, number[]> = { plain: [], alone: [], usable: [], taken: [] };
    for (let run = 0; run <= runs; run++) {
      for (const { name, find } of run % 2 ? cases : [...cases].reverse()) {
        const address = { plain: 'plain', alone: 'alone', usable: 'both', taken: 'both' }[name];
        const { ms } = await navigate(browser, `${site.origin}/${page}/${address}`, condition, find);
        // The first round warms the browser and the server's compression.
        if (run > 0) found[name].push(ms);
      }
    }
    const ratio = (name: Case) => median(found[name]) / median(found.plain);
    console.log(
      `${page}, ${condition}: the site's own form ${summary(found.plain)} ms; in our tag ${summary(found.usable)} ms, and ${summary(found.taken)} ms until ours has taken it over; our tag alone ${summary(found.alone)} ms (${ratio('alone').toFixed(2)}x)`,
    );
    const slow = condition !== 'full speed';
    judge([
      // The tag alone is not judged: it shows its first field after script, which no script does within 1.6 (see the list).
      {
        name: `${page}, ${condition}: until the site's own form in our tag can be used`,
        ratio: ratio('usable'),
        ...(slow ? { limit: page === 'form' ? 1.05 : 1.2, aim: 1.05 } : { limit: 1.6 }),
      },
      ...(slow && page === 'report'
        ? [{ name: `${page}, ${condition}: until ours has taken it over`, ratio: ratio('taken'), limit: 4, aim: 3 }]
        : []),
    ]);
  }
}
await browser.close();
site.close();
