import { engines, openPage, type Page, type Site } from '@civickit/page-driver';
import { afterEach, describe, expect, test } from 'vitest';
import {
  configuration,
  fallbackSeen,
  feedTag,
  json,
  newsFeed,
  pageOf,
  pause,
  readRelease,
  serveKit,
  shownTitles,
  tag,
} from './kit-site.page.js';

let site: Site | undefined;
afterEach(async () => {
  await site?.close();
});

async function open(engine: Parameters<typeof openPage>[0], routes: Parameters<typeof serveKit>[0]): Promise<Page> {
  site = await serveKit(routes);
  const page = await openPage(engine);
  await page.goto(`${site.origin}/`);
  return page;
}

const pathsAsked = (): readonly string[] => site?.requests.map(({ url }) => new URL(url).pathname) ?? [];

const late = (ms: number, value: unknown) => async () => {
  await pause(ms);
  return json(value) as never;
};

describe.each(engines())('what arrives when, in %s', (engine) => {
  test('a late configuration: the page keeps its own content until then', async () => {
    const page = await open(engine, { '/civickit.json': late(1500, configuration) });
    expect(await fallbackSeen(page)).toBe(true);
    expect(await shownTitles(page)).toHaveLength(10);
    await page.close();
  });

  test('no configuration: the page keeps its own content, and one line on the console says why', async () => {
    const page = await open(engine, { '/civickit.json': { status: 404, body: 'gone' } });
    await page.waitFor(() => Boolean(document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.problem')));
    expect(await fallbackSeen(page)).toBe(true);
    const lines = (await page.console()).filter(({ text }) => text.includes('config/missing'));
    expect(lines).toHaveLength(1);
    await page.close();
  });

  test('a link of the page’s own that has the focus stays until it has been left', async () => {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    const late = async () => {
      await asked;
      return newsFeed() as never;
    };
    const page = await open(engine, { '/feed.xml': late });
    const isFocused = () => page.evaluate(() => document.activeElement?.id === 'fallback');
    await page.waitFor(() => Boolean(document.querySelector('civic-notice-feed')?.shadowRoot));
    await page.evaluate(() => document.querySelector<HTMLElement>('#fallback')?.focus());
    answer();
    // The notices are there long before that.
    await pause(600);
    expect([await fallbackSeen(page), await isFocused()]).toEqual([true, true]);
    await page.evaluate(() => document.querySelector<HTMLElement>('#fallback')?.blur());
    expect(await shownTitles(page)).toHaveLength(10);
    await page.close();
  });

  test('a configuration with a slip: what is wrong is named with what to write, the rest works', async () => {
    const page = await open(engine, {
      '/civickit.json': json({
        ...configuration,
        zon: 'Asia/Shanghai',
        notices: [...configuration.notices, { id: 'x', adapter: 'fed', url: '/feed.xml' }],
      }),
    });
    expect(await shownTitles(page)).toHaveLength(10);
    // What explains it is loaded last.
    const lines = async () => (await page.console()).map(({ text }) => text).join('\n');
    await expect.poll(lines, { timeout: 5000 }).toContain('did you mean "zone"?');
    await page.close();
  });

  test('a page that comes in two halves: nothing is touched before the second is there', async () => {
    let askedByThen: readonly string[] | undefined;
    const [before, after] = pageOf(feedTag).split('All news') as [string, string];
    const page = await open(engine, {
      '/': async (_, response) => {
        // Engines parse nothing before they have a kilobyte.
        response.writeHead(200, { 'content-type': 'text/html' }).write(`${before}${' '.repeat(4096)}`);
        await expect.poll(pathsAsked).toContain('/civickit/1/civickit.js');
        await pause(500);
        askedByThen = pathsAsked();
        response.end(`All news${after}`);
      },
    });
    expect(await shownTitles(page)).toHaveLength(10);
    expect(askedByThen?.filter((path) => path.includes('/parts/') || path.endsWith('.json'))).toEqual([]);
    await page.close();
  });

  test('an element added long after the page has loaded', async () => {
    const page = await open(engine, { '/': pageOf('<main></main>') });
    await pause(300);
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('civic-notice-feed')));
    expect(await shownTitles(page)).toHaveLength(10);
    await page.close();
  });

  test('an element in a shadow root that the page names', async () => {
    const page = await open(engine, {
      '/': pageOf(
        '<main></main>',
        `${tag}<script type="module">import { watch } from '/civickit/1/civickit.js';
        const root = document.querySelector('main').attachShadow({ mode: 'open' }); watch(root); root.append(document.createElement('civic-notice-feed'));</script>`,
      ),
    });
    expect(
      await page.waitFor(
        () => document.querySelector('main')?.shadowRoot?.querySelector('civic-notice-feed')?.shadowRoot?.querySelectorAll('.title').length,
      ),
    ).toBe(10);
    await page.close();
  });

  test('a feed by src, without any configuration', async () => {
    const page = await open(engine, {
      '/': pageOf(
        '<civic-notice-feed src="/feed.xml" category="water"></civic-notice-feed>',
        tag.replace(' data-config="/civickit.json"', ''),
      ),
    });
    expect(await shownTitles(page)).toHaveLength(6);
    await page.close();
  });

  test('a src that is no address: the line on the console names element and attribute', async () => {
    const page = await open(engine, {
      '/': pageOf('<civic-notice-feed src="https://[news]/"><a id="fallback" href="/news">News</a></civic-notice-feed>', tag),
    });
    const lines = async () => (await page.console()).map(({ text }) => text).join('\n');
    await expect.poll(lines).toContain('<civic-notice-feed> invalid/url: src="https://[news]/" is no address — ');
    expect(await lines()).toContain('/errors.html#invalid/url');
    expect(await fallbackSeen(page)).toBe(true);
    await page.close();
  });

  test('a <civic-kit> that only sets language and theme lets the page’s port through', async () => {
    const page = await open(engine, { '/': pageOf(`<civic-kit lang="zh-CN" data-civic-theme="elder">${feedTag}</civic-kit>`) });
    expect(await shownTitles(page)).toHaveLength(10);
    expect(
      await page.waitFor(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.more')?.textContent === '显示更多'),
    ).toBe(true);
    await page.close();
  });

  const kitTag = `<civic-kit lang="zh-CN">${feedTag}</civic-kit>`;
  const kitFile = '/civickit/1/parts/civic-kit.js';

  test('a late <civic-kit>: what is in it takes its language when it is there', async () => {
    const body = readRelease('parts/civic-kit.js');
    const page = await open(engine, {
      '/': pageOf(kitTag),
      [kitFile]: async () => {
        await pause(1500);
        return { headers: { 'content-type': 'text/javascript' }, body };
      },
    });
    expect(await shownTitles(page)).toHaveLength(10);
    await page.waitFor(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.more')?.textContent === '显示更多');
    await page.close();
  });

  test('a <civic-kit> that never comes: what is in it is shown all the same, and the console says why', async () => {
    const page = await open(engine, { '/': pageOf(kitTag), [kitFile]: { status: 404, body: 'gone' } });
    expect(await shownTitles(page)).toHaveLength(10);
    await expect.poll(async () => (await page.console()).map(({ text }) => text).join('\n')).toContain('network/part');
    await page.close();
  });

  test('two copies of one version: both feeds show and nobody complains', async () => {
    const page = await open(engine, { '/': pageOf(feedTag, `${tag}${tag.replace('civickit.js', 'civickit.js?again')}`) });
    expect(await shownTitles(page)).toHaveLength(10);
    expect((await page.console()).filter(({ text }) => text.includes('two-versions'))).toEqual([]);
    await page.close();
  });

  test('two versions: one line names both, both feeds show', async () => {
    const { version } = JSON.parse(readRelease('hashes.json')) as { version: string };
    const older = { headers: { 'content-type': 'text/javascript' }, body: readRelease('civickit.pinned.js').replaceAll(version, '0.9.0') };
    const page = await open(engine, {
      '/': pageOf(
        `${feedTag}<civic-notice-feed id="second" src="/feed.xml"></civic-notice-feed>`,
        `${tag}${tag.replace('/civickit/1/civickit.js', '/old/civickit.pinned.js')}`,
      ),
      '/old/civickit.pinned.js': older,
    });
    expect(await shownTitles(page)).toHaveLength(10);
    expect(await page.waitFor(() => document.querySelector('#second')?.shadowRoot?.querySelectorAll('.title').length)).toBe(10);
    const lines = (await page.console()).filter(({ text }) => text.includes('two-versions'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.text).toContain('0.9.0');
    expect(lines[0]?.text).toContain(version);
    await page.close();
  });
});
