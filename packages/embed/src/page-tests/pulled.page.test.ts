import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { engines, openPage, type Page, servePages, type Site, type SiteOptions } from '@civickit/page-driver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askHost, fallbackSeen, json, newsFeed, pageOf, serveKit, shownTitles, tag } from './kit-site.page.js';

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

const newsOf = ({ origin }: Site) => ({ id: 'weather', adapter: 'feed', url: `${origin}/feed.xml`, title: 'Weather office' });

const wire = (at: Date) => at.toISOString().replace(/\.\d+Z$/, '+00:00');

const warning = (event: string, expires: Date) => ({
  headers: { 'content-type': 'application/cap+xml' },
  body: `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>${event}</identifier><sender>met@county.example</sender>
    <sent>${wire(new Date(Date.now() - 7_200_000))}</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
    <info><language>en</language><category>Met</category><event>${event}</event><urgency>Expected</urgency><severity>Moderate</severity>
    <certainty>Likely</certainty><expires>${wire(expires)}</expires><headline>${event} at the river</headline></info></alert>`,
});

const warningIndex = (...names: string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Warnings</title>${names
    .map(
      (name) => `<entry><id>${name}</id><title>${name}</title><updated>2026-03-04T00:00:00Z</updated>
      <link type="application/cap+xml" href="/${name}.xml"/></entry>`,
    )
    .join('')}</feed>`;

/** A county's site whose only source lies on another origin. */
async function serveCounty(other: Site, pulled: boolean, source: object = newsOf(other), body?: string): Promise<Site> {
  const configuration = {
    civickit: 1,
    zone: 'Asia/Shanghai',
    ...(pulled && { pulled: '/civickit-data/' }),
    notices: [source],
  };
  await writeFile(path.join(folder, 'civickit.json'), JSON.stringify(configuration));
  const site = await serveKit(
    { '/civickit.json': json(configuration), ...(body && { '/': pageOf(body) }) },
    {},
    { '/civickit-data/': path.join(folder, 'civickit-data') },
  );
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

const noteOf = (page: Page): Promise<string> =>
  page.waitFor(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.note.caution p')?.textContent?.trim() ?? '');

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

  test('after pull: the page shows it with its age; when the source dies, the last copy stays and says since when', async () => {
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
    expect(await noteOf(later)).toMatch(/^\u2068Weather office\u2069 has not answered since .*\. This is the last copy\.$/);
    expect((await later.console()).map(({ text }) => text).join('\n')).toContain('errors.html#network/');
    await later.close();
    // Nobody but the command has asked the other site.
    expect(agents(other).every((agent) => agent.startsWith('civickit/'))).toBe(true);
    expect(agents(other)).toHaveLength(1);
  });

  test('warnings: the copy carries those that the index links to, and one that has ended is not shown from it', async () => {
    const other = await servePages({
      routes: {
        '/cap.atom': warningIndex('rain', 'wind'),
        '/rain.xml': warning('Rain', new Date(Date.now() + 3_600_000)),
        '/wind.xml': warning('Wind', new Date(Date.now() - 3_600_000)),
      },
    });
    open.push(other);
    const source = { id: 'met', adapter: 'cap', url: `${other.origin}/cap.atom` };
    const site = await serveCounty(other, true, source, '<civic-alert-banner></civic-alert-banner>');
    expect(await pull()).toBe(0);
    await other.close();
    const page = await visit(engine, site);
    const shown = await page.waitFor(
      () => document.querySelector('civic-alert-banner')?.shadowRoot?.querySelector('.banner h2, .banner h3, .banner')?.textContent ?? '',
    );
    expect(shown).toContain('Rain at the river');
    expect(shown).not.toContain('Wind');
    await page.close();
    const file = path.join(folder, 'civickit-data/notices/met.json');
    const copy = JSON.parse(await readFile(file, 'utf8')) as { items: { expires: object }[] };
    const over = { iso: new Date(Date.now() - 60_000).toISOString(), precision: 'instant', zone: 'given' };
    await writeFile(file, JSON.stringify({ ...copy, items: copy.items.map((item) => ({ ...item, expires: over })) }));
    const later = await visit(engine, site);
    await later.waitFor(() => document.querySelector<HTMLElement>('civic-alert-banner')?.dataset['state'] === 'none');
    await later.close();
  });

  test('the copy is asked for once, while the code that reads it is on its way', async () => {
    const other = await serveOther();
    const site = await serveCounty(other, true);
    await pull();
    const page = await visit(engine, site);
    await shownTitles(page);
    const asked = site.requests.map(({ url }) => url);
    expect(asked.filter((path) => path.includes('/notices/'))).toEqual([`${site.origin}/civickit-data/notices/weather.json`]);
    expect(asked.filter((path) => path.endsWith('/parts/pulled/notices.js'))).toHaveLength(1);
    await page.close();
  });

  test('a catalogue of services is read from its copy, which is asked for early, and nothing of notices is loaded', async () => {
    const other = await servePages({ routes: { '/services.csv': 'Service,Fee\nResidence permit,20 CNY\nWater,free\n' } });
    open.push(other);
    const services = [{ id: 'county', adapter: 'files', url: `${other.origin}/services.csv` }];
    const configuration = { civickit: 1, zone: 'Asia/Shanghai', pulled: '/civickit-data/', services };
    await writeFile(path.join(folder, 'civickit.json'), JSON.stringify(configuration));
    const script = askHost(`
      const { collection } = await found.open('services', {}, new AbortController().signal);
      const { items, sources } = await collection.page();
      const { items: taxonomies } = await collection.taxonomies();
      const said = [...items.map(({ name }) => name), sources[0].origin, taxonomies.length, await collection.searchIndex()];
      document.querySelector('#said').textContent = said.join(', ');`);
    const body = '<civic-kit><civic-service-catalogue></civic-service-catalogue><p id="said"></p></civic-kit>';
    const site = await serveKit(
      { '/civickit.json': json(configuration), '/': pageOf(body, tag + script) },
      {},
      { '/civickit-data/': path.join(folder, 'civickit-data') },
    );
    open.push(site);
    expect(await pull()).toBe(0);
    await other.close();
    const page = await visit(engine, site);
    expect(await page.waitFor(() => document.querySelector('#said')?.textContent ?? '')).toBe('Residence permit, Water, file, 0, ');
    const asked = site.requests.map(({ url }) => url.replace(site.origin, ''));
    expect(asked.filter((one) => one.includes('civickit-data'))).toEqual(['/civickit-data/services/county.json']);
    const loaded = asked.filter((one) => /\/parts\/(adapters|pulled|kinds)\//.test(one)).map((one) => one.replace(/.*parts\//, ''));
    expect(loaded.sort()).toEqual(['kinds/services.js', 'pulled/services.js']);
    await page.close();
  });

  test('not pulled yet: a source that lets pages read it is read as before', async () => {
    const other = await serveOther({ 'access-control-allow-origin': '*' });
    const page = await visit(engine, await serveCounty(other, true));
    expect(await shownTitles(page)).toHaveLength(10);
    await page.close();
  });
});
