import { fileURLToPath } from 'node:url';
import { openPage, type Page, servePages, type Site } from '@civickit/page-driver';
import { comparePicture, fontsDiffer } from '@civickit/page-driver/pictures';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Picture, pictures } from './pictures.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = `${here}made`;
const wrongFonts = fontsDiffer(folder);
/** Enough to see the whole of what differs between states; the rest of a long list looks like its beginning. */
const tallest = 560;

/** What stands in the shadow root when a state has been reached. */
const landmarks: Readonly<Record<string, string>> = {
  error: '.note button',
  loading: '.skeleton',
  switch: 'button',
  banner: '.alert',
  'list figures': '.figures',
  'list partial': '.figures',
  'tracker ready': '#code',
  'tracker missing': '#missing',
  'tracker not': '.trouble',
  tracker: '.report',
  'feedback ready': '.elsewhere',
  'feedback type': 'form:has(.chooser):has(.unkept) ~ details',
  'feedback received': '.outcome:has(.qr) ~ .after',
  outbox: '.item',
  'outbox badge': '.badge',
  'outbox blocked': '.note',
  // Whether the answers are kept, and what stands beside them, is there a little later.
  form: '.step',
  'form start': '#keep-file',
  'form page': 'form:has(.unkept) ~ details',
  'form wrong': '.problems ~ form:has(.unkept) ~ details',
  'form conditions': 'form:has(output):has(.unkept) ~ details',
  'form every': 'form:has(.instance):has(.unkept) ~ details',
  'form who': '.problems',
  'form save': 'details[open] #keep-passphrase',
  'form another': '#keep-file-trouble',
  'form check': '.summary:has(dd:not(.change)) ~ form:has(.unkept) ~ details',
  'form not': '.problems ~ form:has(.unkept) ~ details',
  'form assisted': '.summary:has(dd:not(.change)) ~ form:has(.unkept) ~ details',
  'form received': '.qr',
  guide: '.opening',
  'guide gaps': '.guide',
  'guide bundle': '.guide',
  'guide not': '.note',
  'catalogue opened': '.guide[aria-busy="false"]',
  'catalogue searched': '.count-line',
  'catalogue nothing': '.count-line',
};

let site: Site;
let page: Page;
let devtools: Awaited<ReturnType<NonNullable<Page['puppeteer']>['createCDPSession']>>;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [`${here}scene.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['civickit-source', 'browser'],
    tsconfig: `${here}../../tsconfig.base.json`,
  });
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pictures</title><style>
    body { margin: 16px } body:has(civic-theme-switch) { display: flex; flex-wrap: wrap; gap: 8px } ::part(problem) { display: none }</style></head>
    <body><script type="module" src="/scene.js"></script></body></html>`;
  const script = { headers: { 'content-type': 'text/javascript' }, body: outputFiles[0]?.text ?? '' };
  site = await servePages({ routes: { '/': html, '/scene.js': script } });
  page = await openPage('chromium');
  await page.puppeteer?.emulateTimezone('Asia/Shanghai');
  if (!page.puppeteer) throw new Error('pictures are taken in Chromium');
  devtools = await page.puppeteer.createCDPSession();
});

afterAll(() => site.close());

/** Opens the scene and waits until nothing is outstanding. */
async function show({ state, theme, lang, width, height = tallest, media = {}, print, tabs = 0 }: Picture): Promise<number> {
  const features = Object.entries(media).map(([name, value]) => ({ name, value }));
  // By the protocol: puppeteer refuses to emulate forced colours.
  await devtools.send('Emulation.setEmulatedMedia', { media: print ? 'print' : 'screen', features });
  await page.setViewport({ width, height });
  await page.goto(`${site.origin}/?${new URLSearchParams({ state, lang: lang ?? 'en', ...(theme && { theme }) }).toString()}`);
  await page.waitFor(
    (wanted, landmark) => {
      const root = document.body.lastElementChild?.shadowRoot?.querySelector('.root');
      return root?.getAttribute('lang') === wanted && root.querySelector(landmark) !== null;
    },
    lang ?? 'en',
    landmarks[state.split(' ', 2).join(' ')] ?? landmarks[state.split(' ')[0] ?? ''] ?? '.origin',
  );
  for (let times = 0; times < tabs; times += 1) await page.press('Tab');
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 60)))));
  return page.evaluate((most) => Math.min(document.documentElement.scrollHeight, most), height);
}

test('the fonts are those that the pictures were made with', () => {
  expect(wrongFonts ?? '').toBe('');
});

describe.skipIf(wrongFonts)('elements look as they did', () => {
  test.each(pictures.map((picture) => [picture.name, picture] as const))('%s', async (name, picture) => {
    const height = await show(picture);
    const wrong = await comparePicture(page, { folder, name, clip: { x: 0, y: 0, width: picture.width, height } });
    expect(wrong ?? '').toBe('');
  });
});
