import { engines, openPage, type Page, type Site } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askHost, json, pageOf, serveKit, strictCsp, tag } from './kit-site.page.js';

const script = askHost(`
  const { collection } = await found.open('requests', {}, new AbortController().signal);
  const { items } = await collection.types();
  document.querySelector('#types').textContent = items.map(({ name }) => name).join(', ');`);

const types = [
  { service_code: '001', service_name: 'Street lamps', metadata: 'true', type: 'realtime', groups: ['Roads'] },
  { service_code: '002', service_name: 'Potholes', metadata: 'false', type: 'realtime', groups: ['Roads'] },
];
const configurationOf = (more: object) => ({
  civickit: 1,
  zone: 'Europe/London',
  requests: [{ id: 'report', adapter: 'open311', url: '/open311/v2', ...more }],
});

const open: Site[] = [];
async function serveReports(more: object): Promise<Site> {
  const site = await serveKit(
    {
      '/': pageOf('<civic-kit><p id="types"></p></civic-kit>', tag + script),
      '/civickit.json': json(configurationOf(more)),
      '/open311/v2/services.json': json(types),
      '/report': pageOf('<civic-feedback><form method="post"><textarea name="description"></textarea></form></civic-feedback>', tag),
    },
    { 'content-security-policy': strictCsp },
  );
  open.push(site);
  return site;
}
let adapted: Site;
let plain: Site;
beforeAll(async () => {
  adapted = await serveReports({ dialect: 'open311-adapter' });
  plain = await serveReports({});
});
afterAll(() => Promise.all(open.map((site) => site.close())));

const ownWords = (page: Page) =>
  page.waitFor(() => document.querySelector('civic-feedback')?.shadowRoot?.querySelector('textarea') !== null);
const shownTypes = (page: Page) => page.waitFor(() => document.querySelector('#types')?.textContent ?? '');
const dialects =
  /\/chunks\/(spec|connected-bits|fixmystreet|open311-adapter|mark-a-spot|mark-a-spot-2018|citysdk|ureport|seeclickfix|xml-only)-\w+\.js$/;
const dialectsOf = ({ requests }: Site) => requests.flatMap(({ url }) => dialects.exec(url)?.[1] ?? []);

describe.each(engines())('requests of a configuration, in %s', (engine) => {
  test.each([
    ['one dialect is loaded, and no other', () => adapted, ['open311-adapter']],
    ['without a dialect none is loaded beside the adapter', () => plain, []],
  ])('%s, under a strict policy', async (_, siteOf, loaded) => {
    const site = siteOf();
    const page = await openPage(engine);
    const before = dialectsOf(site).length;
    await page.goto(`${site.origin}/`);
    expect(await shownTypes(page)).toBe('Street lamps, Potholes');
    expect(dialectsOf(site).slice(before)).toEqual(loaded);
    expect(site.violations).toEqual([]);
    await page.close();
  });

  test('what can be reported is asked for while the code comes, once, and before what follows the first page', async () => {
    const site = await serveReports({ dialect: 'civickit', jurisdictionId: '520423' });
    const page = await openPage(engine);
    await page.goto(`${site.origin}/report`);
    await ownWords(page);
    await page.waitFor(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/feedback-flow-')));
    const asked = site.requests.map(({ url }) => url);
    const placeOf = (file: RegExp) => asked.findIndex((url) => file.test(url));
    expect(asked.filter((url) => url.includes('services.json'))).toEqual([
      `${site.origin}/open311/v2/services.json?jurisdiction_id=520423`,
    ]);
    expect(placeOf(/services\.json/)).toBeLessThan(placeOf(/feedback-flow-/));
    expect(placeOf(/parts\/adapters\/open311/)).toBeLessThan(placeOf(/feedback-flow-/));
    expect(asked.filter((url) => /parts\/(later|services|rest)\.js/.test(url))).toEqual([]);
    await page.close();
  });
});
