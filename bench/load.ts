/** Navigation to content of the README's page, as a ratio to the same list as plain HTML: `node bench/load.ts [--runs 7]`. */
import { fileURLToPath } from 'node:url';
import { browserArgs, executableOf } from '@civickit/page-driver/engines';
import puppeteer from 'puppeteer-core';
import { type Condition, conditions, navigate } from './navigate.ts';
import { judge, median, summary } from './statistics.ts';
import { renderPage } from './render-page.ts';
import { serveCompressed } from './serve-compressed.ts';
import { type TakeOver, watchTakeOver } from './take-over.ts';

const runs = Number(process.argv[process.argv.indexOf('--runs') + 1]) || 7;
const notices = Array.from({ length: 40 }, (_, index) => ({
  title: `Notice ${index + 1}: water supply in River Street and the streets around it`,
  date: new Date(Date.UTC(2026, 2, 14 - index, 1)),
  summary:
    'Supply is interrupted from eight in the morning until half past five in the afternoon while the main is replaced. Store water for the day.',
}));
const shell = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>County</title>${head}</head><body><h1>Notices</h1>${body}</body></html>`;
/** Every site has a style sheet of its own, whichever way its list is made; without one the plain list would not look like ours. */
const sheet = `body{max-width:60rem;margin:auto;padding:0 1rem;font:16px/1.55 system-ui,sans-serif;color:#1b1f24}
h1{font-size:1.5rem;border-bottom:3px solid #1f5f52}ol{list-style:none;margin:0;padding:0}
li{padding:16px 0;border-bottom:1px solid #c9cdc6}h3{margin:0;font-size:1.125rem}h3 a{color:#1a5a86}p{margin:4px 0;color:#565e68}
@media(max-width:40rem){body{padding:0 .75rem}}@media print{a{color:inherit}}`;
const siteStyle = '<link rel="stylesheet" href="/site.css">';
const rss = `<rss version="2.0"><channel><title>News</title><link>/</link>${notices
  .map(
    ({ title, date, summary: text }, index) =>
      `<item><title>${title}</title><link>/n/${index}</link><pubDate>${date.toUTCString()}</pubDate><category>Water</category><description>${text}</description></item>`,
  )
  .join('')}</channel></rss>`;
const plainList = notices
  .slice(0, 10)
  .map(
    ({ title, date, summary: text }, index) =>
      `<li><h3><a class="title" href="/n/${index}">${title}</a></h3><p><time>${date.toDateString()}</time> Water</p><p>${text}</p></li>`,
  )
  .join('');

/** What any widget that is drawn by script pays, in the least code that can do it: page, script, configuration, feed, DOM. */
const floorScript = `const asked = async (url) => (await fetch(url)).text();
const { notices: [{ url }] } = JSON.parse(await asked('/civickit.json'));
const feed = new DOMParser().parseFromString(await asked(url), 'text/xml');
const list = document.createElement('ol');
for (const item of [...feed.querySelectorAll('item')].slice(0, 10)) {
  const text = (name) => item.querySelector(name).textContent;
  const add = (parent, name, content = '') => parent.appendChild(Object.assign(document.createElement(name), { textContent: content }));
  const row = add(list, 'li');
  Object.assign(add(add(row, 'h3'), 'a', text('title')), { className: 'title', href: text('link') });
  const meta = add(row, 'p');
  add(meta, 'time', new Date(text('pubDate')).toDateString());
  meta.append(' ', text('category'));
  add(row, 'p', text('description'));
}
document.querySelector('#notices').replaceChildren(list);`;

const withKit = `${siteStyle}<script async type="module" src="/civickit/1/civickit.js" data-config="/civickit.json"></script>`;
const tag = '<civic-notice-feed category="water"><a href="/news">News</a></civic-notice-feed>';
const files = {
  'civickit.json': JSON.stringify({ civickit: 1, zone: 'Asia/Shanghai', notices: [{ id: 'news', adapter: 'feed', url: '/feed.xml' }] }),
  'feed.xml': rss,
};

const site = await serveCompressed(
  {
    '/bare': shell('', `<ol>${plainList}</ol>`),
    '/plain': shell(siteStyle, `<ol>${plainList}</ol>`),
    '/site.css': sheet,
    '/civickit': shell(withKit, tag),
    '/rendered': await renderPage(shell(withKit, tag), files),
    '/floor': shell(`${siteStyle}<script type="module" src="/floor.js"></script>`, '<div id="notices"><a href="/news">News</a></div>'),
    '/floor.js': floorScript,
    '/civickit.json': files['civickit.json'],
    '/feed.xml': files['feed.xml'],
  },
  '/civickit/1/',
  fileURLToPath(new URL('../packages/embed/dist/civickit/1/', import.meta.url)),
);

const firstTitle = () =>
  document.querySelector('.title, civic-notice-feed h2') ??
  document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.title');

const browser = await puppeteer.launch({ executablePath: executableOf('chromium') ?? '', args: [...browserArgs] });
const addresses = ['bare', 'plain', 'floor', 'civickit', 'rendered'] as const;
type Address = (typeof addresses)[number];
const limits = { 'full speed': { limit: 1.6, aim: 1.3 }, '4x CPU, slow 3G': { limit: 3.5, aim: 3 } };
/** At full speed no list that script draws is within them: the tag alone is judged by the least script. */
const limitBesideLeastScript = 1.75;
for (const name of Object.keys(conditions) as Condition[]) {
  const found: Record<Address, number[]> = { bare: [], plain: [], floor: [], civickit: [], rendered: [] };
  const taken: TakeOver[] = [];
  let bytes = 0;
  for (let run = 0; run <= runs; run++) {
    for (const address of run % 2 ? addresses : [...addresses].reverse()) {
      const measured = await navigate(browser, `${site.origin}/${address}`, name, firstTitle);
      // The first round warms the browser and the server's compression.
      if (run > 0) found[address].push(measured.ms);
      if (address === 'civickit') bytes = measured.bytes;
    }
    if (run > 0) taken.push(await watchTakeOver(browser, `${site.origin}/rendered`, name));
  }
  const { bare, plain, floor, civickit, rendered } = found;
  const [before = 0, after = 0] = taken[0]?.heights ?? [];
  const ratio = (some: readonly number[], to = plain) => median(some) / median(to);
  console.log(`${name}: plain HTML ${summary(plain)} ms (without any style sheet ${summary(bare)} ms)`);
  console.log(
    `  the tag with its notices written into it ${summary(rendered)} ms; the element has taken over after ${summary(taken.map(({ ms }) => ms))} ms, ${Math.round(before)} px high and then ${Math.round(after)}`,
  );
  console.log(
    `  the tag alone ${summary(civickit)} ms (${ratio(civickit).toFixed(2)}x), ${(bytes / 1024).toFixed(1)} kB received; the least script ${summary(floor)} ms (${ratio(floor).toFixed(2)}x)`,
  );
  judge([
    { name: `notices written into the page, ${name}`, ratio: ratio(rendered), ...limits[name] },
    name === 'full speed'
      ? { name: `the tag alone against the least script, ${name}`, ratio: ratio(civickit, floor), limit: limitBesideLeastScript }
      : { name: `the tag alone, ${name}`, ratio: ratio(civickit), ...limits[name] },
  ]);
  if (taken.some(({ shift, flashes }) => shift > 0 || flashes > 0))
    throw new Error('the list jumps or flashes while the element takes over');
}
await browser.close();
site.close();
