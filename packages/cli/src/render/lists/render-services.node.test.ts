import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { countyForEachTest } from '../../testing.node.js';

const county = countyForEachTest();
const at = (file: string): string => path.join(county.folder, file);
const read = (file = 'page.html'): Promise<string> => readFile(at(file), 'utf8');
const render = (...more: string[]) => county.run('render', 'services', '{}/civickit.json', '{}/page.html', ...more);
const configure = (...services: object[]) => county.write('civickit.json', { civickit: 1, zone: 'Asia/Shanghai', lang: 'en', services });

const own = {
  id: 'own',
  adapter: 'files',
  url: '/services.csv',
  title: 'Guide',
  contact: { unit: 'Service Centre', phone: '0850-5550100' },
};
const table = `Code,Service,Summary,Office,For,Legal basis,Who may apply,Documents,Where,Opening hours,Phone,Time needed,Visits,Fees,Theme,Link,Last checked
hall,Hall booking,"Rooms <for> people",County Office,individuals,Hall rules,Residents,none,"Hall, 1 Main Street",Mon-Fri 9:00-12:00,0850-5550111,3 working days,1,free,Culture,https://county.example/hall,2026-03-01
tap,New tap,,,,,,,,,,,,,Water,,
`;

beforeEach(async () => {
  await configure(own);
  await county.write('services.csv', table);
  await county.write('page.html', '<html lang="en"><civic-service-catalogue></civic-service-catalogue>');
});

test('the catalogue lists what, for whom and how long, with a link to the page of the service', async () => {
  expect(await render()).toEqual({ code: 0, out: `${at('page.html')}: written` });
  const page = await read();
  expect(page).toContain('<h2><a href="https://county.example/hall" rel="noopener"><bdi>Hall booking</bdi></a></h2>\n');
  expect(page).toContain('<p dir="auto">Rooms &lt;for&gt; people</p>');
  expect(page).toContain('<dt>For whom</dt><dd>people</dd>\n<dt>Takes</dt><dd>3 working days</dd>');
  expect(page).toContain('<h2><bdi>New tap</bdi></h2>\n</article></div>');
  expect((await render()).out).toContain('unchanged');
  expect(await read()).toBe(page);
});

test('--guide names the page of each service, --most how many are listed and that there are others', async () => {
  await render('--guide', '/guides/{id}.html', '--most', '1');
  const page = await read();
  expect(page).toContain('<a href="/guides/hall.html"');
  expect(page).not.toContain('New tap');
  expect(page).toContain('<p>1 more service is not listed here.</p>');
});

test('term, heading and several elements of both kinds', async () => {
  await county.write(
    'page.html',
    `<html lang="en"><civic-service-catalogue term="Water" heading="Water" lang="zh-CN"></civic-service-catalogue>
<civic-service-guide service="hall" heading-level="3"></civic-service-guide>`,
  );
  expect((await render()).code).toBe(0);
  const [, catalogue = '', guide = ''] = (await read()).split('<!-- civickit:services -->');
  expect(catalogue).toContain('lang="zh-Hans" dir="ltr">\n<h2>Water</h2>\n');
  expect(catalogue).toContain('New tap');
  expect(catalogue).not.toContain('Hall booking');
  expect(guide).toContain('<h3><bdi>Hall booking</bdi></h3>');
});

test('a guide has the eight classes in their order, and of each that is missing it says so', async () => {
  await county.write('page.html', '<html lang="en"><civic-service-guide service="hall"></civic-service-guide>');
  await render();
  const full = await read();
  const headings = ['Legal basis', 'Who may apply', 'What to bring', 'Where', 'When', 'Whom to ask', 'Step by step'];
  expect([...full.matchAll(/<section>\n<h3>([^<]*)/gu)].map(([, title]) => title)).toEqual(headings);
  for (const said of [
    'Hall rules',
    'Residents',
    'No documents are needed.',
    'Monday to Friday',
    '09:00–12:00',
    'Public holidays are not known here',
  ])
    expect(full).toContain(said);
  expect(full).toContain('<a href="tel:08505550111"><bdi dir="ltr">0850-5550111</bdi></a>');
  expect(full).toContain('The office has not said how it goes. Ask here:</p>\n<p><a href="tel:08505550111">');
  await county.write('page.html', '<html lang="en"><civic-service-guide service="tap"></civic-service-guide>');
  await render();
  const bare = await read();
  expect([...bare.matchAll(/The office has (?:not said|given no way)/gu)].length).toBeGreaterThanOrEqual(7);
  expect(bare).toContain('Ask here:</p>\n<p><bdi>Service Centre</bdi> · <a href="tel:08505550100">');
  expect(bare).toContain('The office has not said when it last checked this page.');
});

test('a guide of several, of which one is not there, says that it is not whole', async () => {
  await county.write('page.html', '<html lang="en"><civic-service-guide service="hall gone tap"></civic-service-guide>');
  const { code, out } = await render();
  expect([code, out]).toEqual([1, expect.stringContaining('no source has the service "gone"')]);
  const page = await read();
  expect([...page.matchAll(/<h2><bdi>([^<]*)/gu)].map(([, name]) => name)).toEqual(['Hall booking', 'New tap']);
  expect(page).toContain('Not all of the services that belong here can be shown.');
});

test('a guide stays as it is when its service is gone or a source cannot be asked', async () => {
  const site = await county.serve((_, response) => void response.writeHead(503).end());
  await county.write('page.html', '<html lang="en"><civic-service-guide service="hall tap"></civic-service-guide>');
  await render();
  const good = await read();
  await county.write('services.csv', 'Code,Service\nother,Other\n');
  expect((await render()).code).toBe(1);
  expect(await read()).toBe(good);
  await configure({ ...own, url: '/half.csv' }, { id: 'city', adapter: 'hsds', url: site.origin });
  await county.write('half.csv', table.split('\ntap')[0] ?? '');
  const { code, out } = await render();
  expect([code, out]).toEqual([1, expect.stringContaining('http/server-error')]);
  expect(await read()).toBe(good);
});

test('a catalogue of which one source fails has the others and says it; when all fail it stays', async () => {
  const site = await county.serve((_, response) => void response.writeHead(503).end());
  await configure(own, { id: 'city', adapter: 'hsds', url: site.origin, title: 'City' });
  expect((await render()).code).toBe(1);
  const page = await read();
  expect(page).toContain('Hall booking');
  expect(page).toMatch(/<p class="civic-note">[^<]*\u2068City\u2069/u);
  await configure({ ...own, url: '/none.csv' }, { id: 'city', adapter: 'hsds', url: site.origin });
  const { code, out } = await render();
  expect([code, out]).toEqual([1, expect.stringContaining('what stands there stays')]);
  expect(await read()).toBe(page);
});
