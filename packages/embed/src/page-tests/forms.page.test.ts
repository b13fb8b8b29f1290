import { engines, openPage, type Page, type Site } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askHost, json, pageOf, serveKit, strictCsp, tag } from './kit-site.page.js';

const form = (id: string) => ({
  format: 'civic-form/1',
  id,
  version: '1',
  title: { en: id === 'noise' ? 'Noise at night' : 'Street lamp' },
  pages: [{ id: 'p', questions: [{ type: 'text', id: 'what', label: 'What?' }] }],
});

const script = askHost(`
  const { collection } = await found.open('forms', {}, new AbortController().signal);
  const { items } = await collection.page();
  document.querySelector('#forms').textContent = items.map(({ ref, definition }) => ref.source + ' ' + definition.title.en).join(', ');
  const draft = { form: 'noise', version: '1', answers: { what: 'A pump' } };
  const receipt = await collection.send(draft, { source: 'office', key: 'key-of-this-form' });
  document.querySelector('#receipt').textContent = receipt.strength + ' ' + receipt.code + ' ' + receipt.url;`);

/** Frames come when the test says so. */
const heldFrames = `<script nonce="page">
  const waiting = [], frame = requestAnimationFrame.bind(window);
  requestAnimationFrame = (draw) => waiting.push(draw);
  letGo = () => { requestAnimationFrame = frame; waiting.forEach(frame); };
</script>`;

let site: Site;
beforeAll(async () => {
  site = await serveKit(
    {
      '/': pageOf('<civic-kit><p id="forms"></p><p id="receipt"></p></civic-kit>', tag + script),
      '/noise': pageOf('<civic-form></civic-form>', heldFrames + tag.replace('/civickit.json', '/office.json')),
      '/office.json': json({
        civickit: 1,
        zone: 'Asia/Shanghai',
        forms: [{ id: 'office', adapter: 'submit', url: '/take', forms: '/forms/noise.json' }],
      }),
      '/civickit.json': json({
        civickit: 1,
        zone: 'Asia/Shanghai',
        forms: [
          { id: 'office', adapter: 'submit', url: '/take', forms: '/forms/index.json', idempotent: true },
          { id: 'leaflets', adapter: 'files', url: '/forms/lamp.json' },
        ],
      }),
      '/forms/index.json': json({ forms: ['noise.json', 'wrong.json'] }),
      '/forms/noise.json': json(form('noise')),
      '/forms/wrong.json': json({ ...form('wrong'), pages: 'none' }),
      '/forms/lamp.json': json(form('lamp')),
      '/take': json({ id: 'T-1', url: '/done/1' }),
    },
    { 'content-security-policy': strictCsp },
  );
});
afterAll(() => site.close());

const shown = (page: Page, id: string) => page.waitFor((wanted) => document.querySelector(wanted)?.textContent ?? '', id);

describe.each(engines())('forms of a configuration, in %s', (engine) => {
  test('they are read, and one is sent, with little code and under a strict policy', async () => {
    const page = await openPage(engine);
    const before = site.requests.length;
    await page.goto(`${site.origin}/`);
    expect(await shown(page, '#forms')).toBe('office Noise at night, leaflets Street lamp');
    expect(await shown(page, '#receipt')).toBe(`acknowledged T-1 ${site.origin}/done/1`);
    const asked = site.requests.slice(before).map(({ url }) => new URL(url, site.origin).pathname);
    expect(asked.filter((path) => path === '/take')).toHaveLength(1);
    expect(asked.filter((path) => /civic-notice-feed|spell|parse-service-file/.test(path))).toEqual([]);
    expect(site.violations).toEqual([]);
    await page.close();
  });
});

// It asks no more of an engine than frames.
test.skipIf(!engines().includes('chromium'))(
  'nothing that comes later is asked for before the first question is on the screen',
  async () => {
    const page = await openPage('chromium');
    await page.goto(`${site.origin}/noise`);
    await page.waitFor(() => document.querySelector('civic-form')?.shadowRoot?.querySelector('.question input'));
    // What had been asked for before this has come to the site by then.
    await page.evaluate(() => fetch('/office.json?last').then((answer) => answer.text()));
    const later = () => page.requests().filter((url) => url.endsWith('/parts/forms.js'));
    expect(later()).toEqual([]);
    await page.evaluate('letGo()');
    await expect.poll(later).toHaveLength(1);
    await page.close();
  },
);
