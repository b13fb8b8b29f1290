import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, openPage, servePages, type Page, type Site } from './index.ts';

const strict = "default-src 'none'; script-src 'nonce-r4nd0m'; connect-src 'self'; require-trusted-types-for 'script'";

const routes = {
  '/': '<!doctype html><html lang="en"><head><title>start</title></head><body><p>start</p></body></html>',
  '/strict': {
    headers: { 'Content-Security-Policy': strict },
    body: `<!doctype html><html><head><title>before</title></head><body>
      <script>document.title = 'inline script ran';</script>
      <script nonce="r4nd0m">document.body.dataset.nonce = 'ran'; console.warn('from the page', 1);</script></body></html>`,
  },
  '/keys': `<!doctype html><html><body><button onclick="this.textContent = 'clicked'">click me</button><input><input></body></html>`,
  '/names':
    '<!doctype html><html><body><label>Town <input></label><label hidden for="b">Street</label><input id="b" aria-label="Road"></body></html>',
  '/noscript': '<!doctype html><html><body><p>here</p><script>document.body.textContent = "scripted"</script></body></html>',
};

let site: Site;
beforeAll(async () => void (site = await servePages({ routes, headers: { 'X-Everywhere': 'yes' } })));
afterAll(() => site.close());

describe.each(engines())('%s', (engine) => {
  let page: Page;
  beforeAll(async () => void (page = await openPage(engine, { viewport: { width: 320, height: 480 } })));
  afterAll(() => page?.close());

  test('127.0.0.1 is a secure context', async () => {
    await page.goto(`${site.origin}/`);
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
  });

  test('the machine’s own address is not', async ({ skip }) => {
    if (site.plainOrigin === undefined) return skip('this machine has no address but 127.0.0.1');
    await page.goto(`${site.plainOrigin}/`);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
  });

  test('a strict policy blocks the inline script and lets the one with a nonce run', async () => {
    await page.goto(`${site.origin}/strict`);
    expect(await page.evaluate(() => [document.title, document.body.dataset['nonce']])).toEqual(['before', 'ran']);
    await expect.poll(() => site.violations.filter(({ directive }) => directive.startsWith('script-src')).length).toBeGreaterThan(0);
    site.violations.splice(0);
  });

  test('console lines and requests are told', async () => {
    const from = page.requests().length;
    await page.goto(`${site.origin}/strict`);
    await expect.poll(async () => (await page.console()).map(({ text }) => text)).toContain('from the page 1');
    expect(page.requests().slice(from)).toContain(`${site.origin}/strict`);
  });

  test('the viewport is as wide as asked for', async () => {
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([320, 480]);
    await page.setViewport({ width: 800, height: 600 });
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([800, 600]);
    expect((await page.screenshot()).readUInt32BE(16)).toBe(800);
  });

  test('clicks and keys arrive', async () => {
    await page.goto(`${site.origin}/keys`);
    await page.click(() => document.querySelector('button'));
    expect(await page.waitFor(() => document.querySelector('button')?.textContent === 'clicked')).toBe(true);
    await page.press('Tab');
    await page.type('Ab 村');
    await page.press('Tab');
    await page.press('Shift+Tab');
    await page.press('End');
    await page.press('Backspace');
    await page.waitFor(() => document.querySelector('input')?.value === 'Ab ');
    expect(await page.evaluate((n: number) => document.activeElement === document.querySelectorAll('input')[n], 0)).toBe(true);
  });

  test('an element has one name, and it is the engine that says which', async () => {
    await page.goto(`${site.origin}/names`);
    const first = () => document.querySelector('input');
    const second = () => document.querySelector('#b');
    expect(await Promise.all([page.isNamed(first, 'Town'), page.isNamed(first, 'Road')])).toEqual([true, false]);
    expect(await Promise.all([page.isNamed(second, 'Road'), page.isNamed(second, 'Street')])).toEqual([true, false]);
    await expect(page.isNamed(() => document.querySelector('output'), 'Town')).rejects.toThrow('nothing to name');
  });

  test('a promise is awaited and a failure in the page fails here', async () => {
    expect(await page.evaluate(async (n: number) => Promise.resolve(n + 1), 1)).toBe(2);
    await expect(page.evaluate(() => Promise.reject(new Error('in the page')))).rejects.toThrow('in the page');
  });

  test('without JavaScript the page stays as it was written', async () => {
    const plain = await openPage(engine, { javaScriptEnabled: false });
    await plain.goto(`${site.origin}/noscript`);
    expect(await plain.evaluate('document.querySelector("p").textContent')).toBe('here');
    await plain.close();
  });
});

test.skipIf(!engines().includes('chromium'))('a browser that dies makes way for another', async () => {
  const lost = await openPage('chromium');
  const browser = lost.puppeteer?.browser();
  const gone = new Promise((resolve) => browser?.once('disconnected', resolve));
  browser?.process()?.kill('SIGKILL');
  await gone;
  await lost.close().catch(() => undefined);
  const page = await openPage('chromium');
  await page.goto(`${site.origin}/`);
  expect(await page.evaluate('document.title')).toBe('start');
  await page.close();
});
