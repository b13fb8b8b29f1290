import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { engines, openPage, type Page, servePages, type Site, type SiteOptions } from '@civickit/page-driver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fallbackSeen, json, newsFeed, serveKit, shownTitles } from './kit-site.page.js';

/** The command as it is installed. */
const command = fileURLToPath(new URL('../../../cli/dist/civickit.js', import.meta.url));

let folder: string;
const open: { close(): Promise<void> }[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'civickit-page-'));
});
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

async function serveOther(headers: SiteOptions['headers'] = {}): Promise<Site> {
  const other = await servePages({ headers, routes: { '/feed.xml': newsFeed() } });
  open.push(other);
  return other;
}

/** A county's site whose only source lies on another origin. */
async function serveCounty(other: Site, pulled: boolean): Promise<Site> {
  const configuration = {
    civickit: 1,
    zone: 'Asia/Shanghai',
    ...(pulled && { pulled: '/civickit-data/' }),
    notices: [{ id: 'weather', adapter: 'feed', url: `${other.origin}/feed.xml`, title: 'Weather office' }],
  };
  await writeFile(path.join(folder, 'civickit.json'), JSON.stringify(configuration));
  const site = await serveKit({ '/civickit.json': json(configuration) }, {}, { '/civickit-data/': path.join(folder, 'civickit-data') });
  open.push(site);
  return site;
}

function pull(): Promise<number> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, 'pull', path.join(folder, 'civickit.json'), '--lang', 'en'], (error) =>
      resolve(Number(error?.code ?? 0)),
    );
  });
}

const asOf = (page: Page): Promise<string> =>
  page.waitFor(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.as-of')?.textContent?.trim() ?? '');

async function visit(engine: Parameters<typeof openPage>[0], site: Site): Promise<Page> {
  const page = await openPage(engine);
  await page.goto(`${site.origin}/`);
  return page;
}

const agents = ({ requests }: Site) => requests.map(({ headers }) => headers['user-agent'] ?? '');

describe.each(engines())('a source of another site, in %s', (engine) => {
  test('embedded directly: the page keeps its own content, and the console names the code and its page', async () => {
    const page = await visit(engine, await serveCounty(await serveOther(), false));
    await page.waitFor(() => Boolean(document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.problem')));
    expect(await fallbackSeen(page)).toBe(true);
    const lines = (await page.console()).map(({ text }) => text).join('\n');
    expect(lines).toContain('errors.html#cors/refused');
    await page.close();
  });

  test('after pull: the page shows it with its age; when the source dies, the last copy stays and says of when', async () => {
    const other = await serveOther();
    const site = await serveCounty(other, true);
    expect(await pull()).toBe(0);
    const page = await visit(engine, site);
    expect(await shownTitles(page)).toHaveLength(10);
    const before = await asOf(page);
    expect(before).toMatch(/^As of /);
    await page.close();
    await other.close();
    expect(await pull()).toBe(1);
    const later = await visit(engine, site);
    expect(await shownTitles(later)).toHaveLength(10);
    expect(await asOf(later)).toBe(before);
    expect((await later.console()).filter(({ text }) => text.includes('[civickit]'))).toEqual([]);
    await later.close();
    // Nobody but the command has asked the other site.
    expect(agents(other).every((agent) => agent.startsWith('civickit/'))).toBe(true);
    expect(agents(other)).toHaveLength(1);
  });

  test('not pulled yet: a source that lets pages read it is read as before', async () => {
    const other = await serveOther({ 'access-control-allow-origin': '*' });
    const page = await visit(engine, await serveCounty(other, true));
    expect(await shownTitles(page)).toHaveLength(10);
    await page.close();
  });
});
