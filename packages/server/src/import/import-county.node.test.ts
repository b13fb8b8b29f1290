import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cap } from '@civickit/adapters/cap';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { expect, onTestFinished, test } from 'vitest';
import { serveApp } from '../serve-app.node.js';
import { contextOf, openServer } from '../testing.node.js';
import { importCounty } from './import-county.js';

const form = {
  format: 'civic-form/1',
  id: 'noise',
  version: '1',
  title: '噪声投诉',
  pages: [{ id: 'what', questions: [{ id: 'what', type: 'textarea', label: '什么噪声' }] }],
};
const town = { id: '520423', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans', homepage: 'https://county.example/' };
const files = {
  'requests.csv': '编号,名称,说明\nlamp,路灯故障,灯不亮\nroad,道路破损,\n',
  'notices.csv': '标题,发布日期,栏目\n停水通知,2026-06-29,停水停电\n没有日期的,6月某日,公告\n',
  'services.csv': '事项名称,编码\n食品经营许可,A1\n',
  'noise.json': JSON.stringify(form),
};

async function county(setting: object, given: Readonly<Record<string, string>> = files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'civickit-import-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(given)) await writeFile(join(folder, name), text);
  const path = join(folder, 'county.json');
  await writeFile(path, JSON.stringify(setting));
  return path;
}
const whole = { areas: [{ ...town, requests: 'requests.csv', publishedAtOnce: ['lamp'], placeless: ['road'], batch: ['road'], notices: ['notices.csv'], services: ['services.csv'], forms: ['noise.json'] }] }; // prettier-ignore

test('a folder of files becomes what the server answers; what cannot be read is said by its row', async () => {
  const server = await openServer();
  const imported = await importCounty(server.db, await county(whole), server.clock.now());
  expect(imported.map(({ file, kept }) => [file, kept])).toEqual([['requests.csv', 2], ['notices.csv', 2], ['services.csv', 1], ['noise.json', 1]]); // prettier-ignore
  expect(imported.flatMap(({ problems }) => problems.map(({ message }) => message)).join()).toMatch(
    /row 3.*"没有日期的" has no date of publication/,
  );
  const ask = async (path: string) => (await server.app.request(`/areas/520423${path}`)).text();
  expect(await ask('/open311/v2/services.json')).toContain('路灯故障');
  const report = async (service_code: string) =>
    (await server.app.request('/areas/520423/open311/v2/requests.json', { method: 'POST', body: new URLSearchParams({ service_code }) }))
      .status;
  expect([await report('lamp'), await report('road')]).toEqual([400, 200]);
  const services = JSON.parse(await ask('/open311/v2/services.json')) as object[];
  expect(services).toMatchObject([{ service_code: 'lamp' }, { service_code: 'road', placeless: true, type: 'batch' }]);
  expect(services[0]).not.toHaveProperty('placeless');
  expect(await ask('/notices.json')).toContain('停水通知');
  expect(await ask('/hsds/services')).toContain('食品经营许可');
  expect(await ask('/forms/index.json')).toContain('noise');
});

test('run again it changes what has changed, doubles nothing, and offers no longer what is gone from the list of types', async () => {
  const server = await openServer();
  await importCounty(server.db, await county(whole), server.clock.now());
  const changed = {
    ...files,
    'requests.csv': '编号,名称\nlamp,路灯不亮\n',
    'notices.csv': '标题,发布日期,栏目\n停水通知,2026-06-29,公告\n',
  };
  await importCounty(server.db, await county(whole, changed), server.clock.now());
  const types = (await (await server.app.request('/areas/520423/open311/v2/services.json')).json()) as { service_name: string }[];
  expect(types.map((type) => type.service_name)).toEqual(['路灯不亮']);
  expect(await server.db.selectFrom('notice').select('id').execute()).toHaveLength(2);
});

test('places come in, go out as GeoJSON, and a client reads them; a wrong file takes none away', async () => {
  const server = await openServer();
  const places = '名称,英文名称,类型,所属,纬度,经度\n河口镇,Hekou,镇,,26.08,105.19\n石板街,Shiban Street,街,河口镇,26.0783,105.1971\n';
  const given = { ...files, 'places.csv': places };
  const setting = (file: string) => ({ areas: [{ ...town, places: file }] });
  const imported = await importCounty(server.db, await county(setting('places.csv'), given), server.clock.now());
  expect(imported).toMatchObject([{ file: 'places.csv', kept: 2, problems: [] }]);
  await importCounty(server.db, await county(setting('requests.csv'), given), server.clock.now());
  const address = await serveApp(server.app);
  const base = `${address}/areas/520423`;
  const answer = await fetch(`${base}/places.geojson`);
  expect(answer.headers.get('content-type')).toBe('application/geo+json; charset=utf-8');
  const source = open311({ id: 'report', url: `${base}/open311/v2`, dialect: civickit });
  const { items } = (await source.places?.({ lang: 'en' }, contextOf(server))) ?? { items: [] };
  expect(items).toMatchObject([
    { name: 'Hekou', kind: 'township' },
    { name: 'Shiban Street', within: ['Hekou'], where: { latitude: 26.0783, longitude: 105.1971 } },
  ]);
});

test('one file that is missing or no file of its kind keeps back none of the others', async () => {
  const server = await openServer();
  const setting = { areas: [{ ...town, notices: ['none.csv', 'noise.json'], services: ['services.csv'] }] };
  const imported = await importCounty(server.db, await county(setting), server.clock.now());
  expect(imported.map(({ kept, problems }) => [kept, problems.length])).toEqual([[0, 1], [0, 1], [1, 0]]); // prettier-ignore
});

test.each<[string, object, string]>([
  ['no area', { areas: [] }, '/areas'],
  ['a zone that there is not', { areas: [{ ...town, zone: 'Asia/Nowhere' }] }, '/areas/0/zone'],
  ['a misspelt member', { areas: [{ ...town, notice: ['a.csv'] }] }, '/areas/0'],
])('%s is refused by its member before anything is kept', async (_, setting, path) => {
  const server = await openServer();
  await expect(importCounty(server.db, await county(setting), 0)).rejects.toMatchObject({
    code: 'config/invalid',
    message: expect.stringContaining(path) as string,
  });
  expect(await server.db.selectFrom('area').select('id').execute()).toEqual([{ id: 'qingshi' }]);
});

const warning = (status: string) => `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>flood-1</identifier>
<sender>water@county.example</sender><sent>2026-06-30T14:00:00+08:00</sent><status>${status}</status><msgType>Alert</msgType><scope>Public</scope>
<info><language>en</language><event>Flood</event><urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty>
<headline>Keep away from the creek</headline><web>https://water.example/flood</web><expires>2026-06-30T20:00:00+08:00</expires></info>
<info><language>zh-CN</language><event>洪水</event><urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty>
<headline>远离河道</headline><web>https://water.example/flood</web><expires>2026-06-30T20:00:00+08:00</expires></info></alert>`;

test('a CAP message in a file is a warning of the area, in its language first; an exercise is none', async () => {
  const server = await openServer();
  const setting = { areas: [{ ...town, warnings: ['flood.xml', 'exercise.xml', 'notices.csv'] }] };
  const given = { ...files, 'flood.xml': warning('Actual'), 'exercise.xml': warning('Exercise') };
  const path = await county(setting, given);
  const imported = await importCounty(server.db, path, server.clock.now());
  expect(imported.map(({ kept, problems }) => [kept, problems.length])).toEqual([[1, 0], [0, 0], [0, 1]]); // prettier-ignore
  await importCounty(server.db, path, server.clock.now());
  const source = cap({ id: 'own', url: `${await serveApp(server.app)}/areas/520423/alerts/index.atom`, languages: ['zh-Hans'] });
  const { items } = await source.list({}, undefined, contextOf(server));
  expect(items).toMatchObject([{ title: '远离河道', alert: { languages: [{ headline: 'Keep away from the creek' }] } }]);
});
