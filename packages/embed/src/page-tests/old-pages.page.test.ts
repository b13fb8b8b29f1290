import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { engines, openPage, type Route, type Site } from '@civickit/page-driver';
import { afterEach, describe, expect, test } from 'vitest';
import { feedTag, pageOf, serveKit, shownTitles, tag } from './kit-site.page.js';

const require = createRequire(import.meta.url);
const script = (file: string): Route => ({ headers: { 'content-type': 'text/javascript' }, body: readFileSync(file) });
const vendor = {
  '/vendor/jquery.js': script(require.resolve('jquery/dist/jquery.js')),
  '/vendor/prototype.js': script('/usr/share/javascript/prototype/prototype.js'),
  '/vendor/mootools.js': script('/usr/share/javascript/mootools/mootools-core.min.js'),
  '/vendor/zone.js': script(require.resolve('zone.js')),
};

const style = (css: string) => `<style>${css}</style>`;
const classic = (src: string) => `<script src="/vendor/${src}.js"></script>`;

/** Pages as they stand on servers that nobody has touched for years. */
const pages: Record<string, string | Route> = {
  'jQuery 1.12': pageOf(
    feedTag,
    `${classic('jquery')}${tag}<script>jQuery(function ($) { $('a').click(function () { return false }) })</script>`,
  ),
  'Prototype 1.7': pageOf(feedTag, classic('prototype') + tag),
  'Array.prototype.toJSON of Prototype 1.6': pageOf(
    feedTag,
    `<script>Array.prototype.toJSON = function () { return '[' + this.join(',') + ']' }; Object.prototype.limit = 3; Object.prototype.retry = 9</script>${tag}`,
  ),
  MooTools: pageOf(feedTag, classic('mootools') + tag),
  'zone.js': pageOf(feedTag, classic('zone') + tag),
  '* { all: unset !important }': pageOf(feedTag, `${style('* { all: unset !important }')}${tag}`),
  'hostile inherited styles': pageOf(
    feedTag,
    `${style('body { font: italic 2px/0 cursive; color: white; letter-spacing: 2em; text-transform: uppercase; text-indent: -999px; white-space: nowrap; direction: ltr; cursor: none; word-spacing: 3em; visibility: visible } civic-notice-feed * { display: none }')}${tag}`,
  ),
  'a GBK page': {
    headers: { 'content-type': 'text/html' },
    body: Buffer.concat([
      Buffer.from('<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>'),
      Buffer.from([0xcd, 0xa8, 0xd6, 0xaa]),
      Buffer.from(`</title>${tag}</head><body>${feedTag}</body></html>`),
    ]),
  },
  'a table layout in quirks mode': `<html><head>${tag}</head><body><table width="780" cellpadding="0"><tr><td width="200" nowrap>Menu</td><td><center><font size="1">${feedTag}</font></center></td></tr></table></body></html>`,
};

let site: Site | undefined;
afterEach(async () => {
  await site?.close();
});

describe.each(engines())('an old page in %s', (engine) => {
  test.each(Object.entries(pages))('%s', async (_, route) => {
    site = await serveKit({ ...vendor, '/': route });
    const page = await openPage(engine);
    await page.goto(`${site.origin}/`);
    expect(await shownTitles(page)).toHaveLength(10);
    const look = await page.evaluate(() => {
      const root = document.querySelector('civic-notice-feed')?.shadowRoot;
      const title = root?.querySelector<HTMLElement>('.title');
      const box = title?.getBoundingClientRect();
      const style = title && getComputedStyle(title);
      return {
        height: box?.height ?? 0,
        width: box?.width ?? 0,
        size: Number.parseFloat(style?.fontSize ?? '0'),
        spacing: style?.letterSpacing,
        fallback: document.querySelector('#fallback')?.getBoundingClientRect().height,
      };
    });
    expect(look.height).toBeGreaterThan(15);
    expect(look.size).toBeGreaterThanOrEqual(16);
    expect(look.spacing).toBe('normal');
    expect(look.fallback).toBe(0);
    await page.click(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.more'));
    expect(
      await page.waitFor(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelectorAll('.title').length === 12),
    ).toBe(true);
    await page.close();
  });
});
