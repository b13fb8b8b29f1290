import { engines, openPage, type Page, type Route, type Site } from '@civickit/page-driver';
import { afterAll, describe, expect, test } from 'vitest';
import { configuration, json, pageOf, serveKit, strictCsp, tag } from './kit-site.page.js';

/** Asks the page's host for collections, and both of them for the calendar when the button is pressed. */
const script = `<script type="module" nonce="page">
  const host = await new Promise((resolve) => {
    const ask = () => {
      const event = new Event('context-request', { bubbles: true, composed: true });
      Object.assign(event, { context: Symbol.for('civickit:host@1'), callback: resolve, contextTarget: document.body });
      document.body.dispatchEvent(event);
      setTimeout(ask, 50);
    };
    ask();
  });
  const { signal } = new AbortController();
  const opened = await Promise.all(['notices', 'services'].map((kind) => host.open(kind, {}, signal)));
  document.querySelector('button').onclick = async () => {
    const found = await Promise.all(opened.map(({ collection }) => collection.calendar()));
    const names = found.map((calendar) => calendar && (calendar.days['2026-10-01']?.name ?? 'no name'));
    document.querySelector('#said').textContent += names.map(String).join(' ') + '; ';
  };
  document.querySelector('#said').textContent = 'ready; ';
</script>`;

const file = { from: '2026-01-01', until: '2026-12-31', days: { '2026-10-01/2026-10-07': { kind: 'closed', name: 'Feast' } } };
const services = [{ id: 'county', adapter: 'files', url: '/services.csv' }];
const pinned = '<script type="module" nonce="page" src="/civickit/1/civickit.pinned.js" data-config="/civickit.json"></script>';

const open: Site[] = [];
async function serveCalendar(calendar: string | undefined, answer?: Route, loader = tag): Promise<Site> {
  const site = await serveKit(
    {
      '/': pageOf('<civic-kit><button>Ask</button><p id="said"></p></civic-kit>', loader + script),
      '/civickit.json': json({ ...configuration, services, ...(calendar && { calendar }) }),
      '/services.csv': { headers: { 'content-type': 'text/csv' }, body: 'name\nPermit\n' },
      ...(answer && { '/calendar.json': answer }),
    },
    { 'content-security-policy': strictCsp },
  );
  open.push(site);
  return site;
}
afterAll(() => Promise.all(open.map((site) => site.close())));

const said = (page: Page, times: number) =>
  page.waitFor((wanted) => {
    const text = document.querySelector('#said')?.textContent ?? '';
    return text.split('; ').length - 1 >= wanted ? text : '';
  }, times);
const press = (page: Page) => page.evaluate(() => document.querySelector('button')?.click());
const askedFor = ({ requests }: Site) => requests.flatMap(({ url }) => /calendar(?=\.js)|\/cn-/.exec(url)?.[0] ?? []).sort();

describe.each(engines())('the calendar of a configuration, in %s', (engine) => {
  async function ask(site: Site): Promise<{ before: string[]; says: string; warnings: string[] }> {
    const page = await openPage(engine);
    await page.goto(`${site.origin}/`);
    await said(page, 1);
    const before = askedFor(site);
    await press(page);
    await said(page, 2);
    await press(page);
    const says = await said(page, 3);
    const warnings = (await page.console()).map(({ text }) => text).filter((text) => text.includes('"calendar"'));
    await page.close();
    expect(site.violations).toEqual([]);
    return { before, says, warnings };
  }

  test('"cn" is loaded when it is first asked for, and once', async () => {
    const site = await serveCalendar('cn');
    expect(await ask(site)).toEqual({ before: [], says: 'ready; 国庆节 国庆节; 国庆节 国庆节; ', warnings: [] });
    expect(askedFor(site)).toEqual(['/cn-', 'calendar']);
  });

  test('"cn" is part of the release in one file', async () => {
    const site = await serveCalendar('cn', undefined, pinned);
    expect((await ask(site)).says).toBe('ready; 国庆节 国庆节; 国庆节 国庆节; ');
    expect(askedFor(site)).toEqual([]);
  });

  test('a file is fetched when it is first asked for, and once', async () => {
    const site = await serveCalendar('calendar.json', json(file));
    expect(await ask(site)).toEqual({ before: [], says: 'ready; Feast Feast; Feast Feast; ', warnings: [] });
    expect(site.requests.filter(({ url }) => url.endsWith('/calendar.json'))).toHaveLength(1);
  });

  test('without one nothing of it is loaded', async () => {
    const site = await serveCalendar(undefined);
    expect((await ask(site)).says).toBe('ready; undefined undefined; undefined undefined; ');
    expect(askedFor(site)).toEqual([]);
  });

  test.each([
    ['is wrong', json({ ...file, until: '2025-12-31' }), 'invalid/calendar'],
    ['is no JSON', { headers: {}, body: '<!doctype html>' }, 'protocol/not-json'],
    ['is not there', undefined, 'http/client-error'],
  ])('a file that %s is as none, and the console says why, once', async (_, answer, code) => {
    const { says, warnings } = await ask(await serveCalendar('/calendar.json', answer));
    expect(says).toBe('ready; undefined undefined; undefined undefined; ');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(new RegExp(`^\\[civickit\\] ${code}: "calendar": .*errors\\.html#${code}$`));
  });
});
