import { engines, openPage, type Page, untilKept } from '@civickit/page-driver';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCounty } from './serve.ts';

type County = Awaited<ReturnType<typeof startCounty>>;

let county: County;
beforeAll(async () => {
  county = await startCounty({ ports: [0, 0], archive: 'up', quiet: true });
});
afterAll(() => county.close());

const titles = (page: Page): Promise<number> =>
  page.waitFor(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelectorAll('.list .title').length ?? 0);
/** What comes on top of the page moves what is pressed away from under the finger. */
const settled = (page: Page): Promise<boolean> =>
  page.waitFor(() => document.querySelector('civic-alert-banner')?.getAttribute('data-state') === 'active');
const textOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.root')?.textContent ?? '');

async function open(engine: Parameters<typeof openPage>[0], path: string, viewport = { width: 1100, height: 1400 }): Promise<Page> {
  const page = await openPage(engine, { viewport });
  await page.goto(`${county.url}${path}`);
  return page;
}

describe.each(engines())('the county in %s', (engine) => {
  test('the portal of 2010 shows several feeds while the weather bureau keeps silent', async () => {
    const page = await open(engine, '/classic.html');
    expect(await titles(page)).toBe(8);
    const text = await textOf(page);
    expect(text).toContain('县政府公告');
    expect(text).toContain('河口村');
    expect(text).toContain('气象预警');
    expect(text).toContain('置顶');
    await page.close();
  });

  test('the department’s table page says whose column has been dead for a year, and shows the gazette from its copy', async () => {
    county.setArchive('up');
    const page = await open(engine, '/gbk.html');
    // Each source shows as soon as it has answered.
    await expect.poll(() => textOf(page), { timeout: 20_000 }).toContain('县政府采购办公室');
    expect(await textOf(page)).toContain('0850-5550240');
    await page.waitFor(() => Boolean(document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.as-of')));
    // Words at the very edge of a table are hard to read.
    expect(
      await page.evaluate(() => {
        const question = document.querySelector('civic-feedback');
        const edge = question?.closest('td')?.getBoundingClientRect().left ?? NaN;
        return (question?.getBoundingClientRect().left ?? NaN) - edge;
      }),
    ).toBeGreaterThan(7);
    await untilKept(page, 'copy/notices/archive/');
    county.setArchive('down');
    await page.goto(`${county.url}/gbk.html?again`);
    await page.waitFor(() =>
      document.querySelector('civic-notice-feed')?.shadowRoot?.textContent?.includes('“\u2068政府公报\u2069”没有响应'),
    );
    await page.close();
  });

  test.each([
    ['/classic.html', '停止户外作业'],
    ['/modern.html', 'Stop work outdoors'],
  ])('%s says on top what to do in the rainstorm of today', async (path, advice) => {
    const page = await open(engine, path);
    const text = await page.waitFor(
      () => document.querySelector('civic-alert-banner')?.shadowRoot?.querySelector('.alert.yellow')?.textContent,
    );
    expect(text).toContain(advice);
    await page.close();
  });

  test('today’s page finds and filters', async () => {
    const page = await open(engine, '/modern.html');
    expect(await titles(page)).toBe(6);
    await settled(page);
    await page.click(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('input[type=search]'));
    await page.type('qqqq');
    expect(await page.waitFor(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.empty')?.textContent)).toBe(
      'No notice matches.',
    );
    await page.close();
  });

  test('today’s page has a button for larger text, which also finds its way back', async () => {
    const page = await open(engine, '/modern.html');
    const theme = () => page.evaluate(() => document.documentElement.dataset['civicTheme']);
    const press = () => page.click(() => document.querySelector('civic-theme-switch')?.shadowRoot?.querySelector('button'));
    await page.waitFor(() => Boolean(document.querySelector('civic-theme-switch')?.shadowRoot?.querySelector('button')));
    await settled(page);
    await titles(page);
    expect(await theme()).toBe('auto');
    await press();
    await page.waitFor(() => document.documentElement.dataset['civicTheme'] === 'auto elder');
    // Larger text moves everything: the way back is not a matter of where the button was.
    await page.evaluate(() => document.querySelector('civic-theme-switch')?.shadowRoot?.querySelector('button')?.click());
    expect(await theme()).toBe('auto');
    await page.close();
  });

  test.each(['/classic.html', '/gbk.html', '/modern.html'])('%s outside the box is the same with and without us', async (path) => {
    const without = await picture(engine, `${path}?box&civickit=off`, false);
    const withUs = await picture(engine, `${path}?box`, true);
    expect(withUs.box).toEqual(without.box);
    expect(differences(without.image, withUs.image, without.box)).toBe(0);
  });

  test.each(['/classic.html', '/modern.html'])('%s at 320 px: nothing of ours is wider than its place', async (path) => {
    const page = await open(engine, path, { width: 320, height: 700 });
    await titles(page);
    const overflow = await page.evaluate(() => {
      const root = document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.root');
      return root ? root.scrollWidth - root.clientWidth : Number.NaN;
    });
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });
});

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

async function picture(engine: Parameters<typeof openPage>[0], path: string, wait: boolean): Promise<{ image: PNG; box: Box }> {
  const page = await open(engine, path, { width: 1100, height: 1000 });
  if (wait) await titles(page);
  await page.evaluate(() => scrollTo(0, 0));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const box = await page.evaluate(() => {
    const { left, top, right, bottom } = document.querySelector('#notices')?.getBoundingClientRect() ?? new DOMRect();
    return { left: Math.floor(left), top: Math.floor(top), right: Math.ceil(right), bottom: Math.ceil(bottom) };
  });
  const image = PNG.sync.read(await page.screenshot());
  await page.close();
  return { image, box };
}

/** Pixels outside `box` that differ. */
function differences(a: PNG, b: PNG, box: Box): number {
  expect([b.width, b.height]).toEqual([a.width, a.height]);
  let count = 0;
  for (let y = 0; y < a.height; y++) {
    for (let x = 0; x < a.width; x++) {
      if (x >= box.left && x < box.right && y >= box.top && y < box.bottom) continue;
      const at = (y * a.width + x) * 4;
      if (a.data.readUInt32BE(at) !== b.data.readUInt32BE(at)) count += 1;
    }
  }
  return count;
}
