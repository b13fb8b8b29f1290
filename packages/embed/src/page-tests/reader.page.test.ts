import { type Engine, engines, openPage, type Page, type Site, untilKept } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feedTag, newsFeed, pageOf, pause, serveKit, shownTitles, strictCsp, tag } from './kit-site.page.js';

/** What an engine of 2021 does not have. */
const oldEngine = `<script nonce="page">
  delete Object.hasOwn; delete Object.groupBy; delete globalThis.structuredClone; delete AbortSignal.any; delete AbortSignal.timeout;
  for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with']) { delete Array.prototype[name]; delete String.prototype[name]; }
  delete globalThis.scheduler; delete globalThis.requestIdleCallback; delete crypto.randomUUID; delete navigator.locks; delete Promise.withResolvers;
</script>`;

let site: Site;
let down = false;
beforeAll(async () => {
  site = await serveKit(
    {
      '/old': pageOf(feedTag, oldEngine + tag),
      '/shift': pageOf(
        `<style nonce="page">civic-notice-feed { display: block; min-block-size: 90rem }</style><h1>County</h1>${feedTag}<footer>Below</footer>`,
        tag,
      ),
      '/feed.xml': (_request, response) => (down ? void response.writeHead(503).end() : (newsFeed() as never)),
    },
    { 'content-security-policy': `${strictCsp}; style-src 'nonce-page'` },
  );
});
afterAll(() => site.close());

async function open(engine: Engine, path = '/'): Promise<Page> {
  const page = await openPage(engine, { viewport: { width: 640, height: 900 } });
  await page.goto(site.origin + path);
  await shownTitles(page);
  return page;
}

describe.each(engines())('a reader with %s', (engine) => {
  test('of 2021 gets the notices', async () => {
    const page = await open(engine, '/old');
    await page.close();
  });

  test('without network sees the last copy and its age', async () => {
    const page = await open(engine);
    await untilKept(page, 'copy/notices/');
    down = true;
    await page.goto(`${site.origin}/`);
    expect(
      await page.waitFor(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.note.caution')?.textContent),
    ).toContain('its copy of');
    expect(await shownTitles(page)).toHaveLength(10);
    down = false;
    await page.close();
  });

  test('reaches every control by keyboard alone, in the order of reading, with a focus to be seen', async () => {
    const page = await open(engine);
    const seen: string[] = [];
    for (let step = 0; step < 12; step++) {
      await page.press('Tab');
      seen.push(
        await page.evaluate(() => {
          const focused = document.querySelector('civic-notice-feed')?.shadowRoot?.activeElement;
          const outline = focused && getComputedStyle(focused).outlineStyle;
          return focused ? `${focused.className} ${outline}` : '';
        }),
      );
    }
    // WebKitGTK under Xvfb has no active window, so it shows no focus; the order holds there too.
    const outline = engine === 'webkit' ? 'none' : 'solid';
    expect(seen.slice(0, 11)).toEqual([...Array.from({ length: 10 }, () => `title ${outline}`), `more ${outline}`]);
    await page.close();
  });

  test('sees nothing jump where the page reserves the place', async () => {
    const page = await openPage(engine, { viewport: { width: 640, height: 900 } });
    await page.goto(`${site.origin}/shift`);
    await shownTitles(page);
    await pause(300);
    const shift = await page.evaluate(
      () =>
        new Promise<number | undefined>((resolve) => {
          if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return resolve(undefined);
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 200);
        }),
    );
    if (engine === 'chromium') expect(shift).toBeLessThan(0.02);
    await page.close();
  });
});

describe.skipIf(!engines().includes('chromium'))('a reader of Chromium', () => {
  test('prints the notices with their addresses, without buttons and fields and what they are called', async () => {
    const page = await open('chromium');
    await page.evaluate(() => document.querySelector('civic-notice-feed')?.setAttribute('searchable', ''));
    await page.waitFor(() => Boolean(document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.controls label')));
    await page.puppeteer?.emulateMediaType('print');
    const look = await page.evaluate(() => {
      const root = document.querySelector('civic-notice-feed')?.shadowRoot;
      const title = root?.querySelector('.title');
      return {
        more: root?.querySelector('.more')?.getBoundingClientRect().height,
        search: root?.querySelector('.controls label')?.getBoundingClientRect().height,
        address: title && getComputedStyle(title, '::after').content,
      };
    });
    expect(look.more).toBe(0);
    expect(look.search).toBe(0);
    expect(look.address).toContain('/news/1');
    await page.close();
  });

  test('prints no arrows beside titles that open in place on the screen', async () => {
    const page = await open('chromium');
    await page.evaluate(() => document.querySelector('civic-notice-feed')?.setAttribute('inline', ''));
    await page.waitFor(() => Boolean(document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('button.title')));
    await page.puppeteer?.emulateMediaType('print');
    const arrow = await page.evaluate(
      () =>
        getComputedStyle(document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('button.title') as Element, '::after')
          .content,
    );
    expect(arrow).toBe('none');
    await page.close();
  });

  test('with forced colours sees borders where colours told things apart', async () => {
    const page = await open('chromium');
    const devtools = await page.puppeteer?.createCDPSession();
    await devtools?.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    const button = await page.evaluate(
      () => getComputedStyle(document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.more') as Element).borderStyle,
    );
    expect(button).toBe('solid');
    await page.close();
  });

  test('at 400 % zoom needs to scroll in one direction only', async () => {
    const page = await open('chromium');
    await page.setViewport({ width: 320, height: 256 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await page.close();
  });
});
