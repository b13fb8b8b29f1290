import { cap } from '@civickit/adapters/cap';
import type { AlertFacts, When } from '@civickit/core';
import { expect, test } from 'vitest';
import type { Area } from '../areas/area-store.js';
import { serveApp } from '../serve-app.node.js';
import { contextOf, now, openServer, type TestServer } from '../testing.node.js';
import { putNotice, withdrawNotice } from './notice-store.js';

const area: Area = { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' };
const at = (iso: string): When => ({ iso, precision: 'instant', zone: 'given' });
const rain: AlertFacts = {
  identifier: 'rain-1',
  sender: 'met.qingshi.example',
  sent: at('2026-06-30T14:00:00+08:00'),
  effective: at('2026-06-30T14:00:00+08:00'),
  expires: at('2026-06-30T20:00:00+08:00'),
  msgType: 'Alert',
  category: ['Met'],
  urgency: 'Expected',
  severity: 'Moderate',
  certainty: 'Likely',
  colour: 'orange',
  lang: 'zh-Hans',
  event: '暴雨',
  headline: '暴雨预警 <b> & ]]>',
  instruction: '远离河道\n停止户外作业',
  senderName: '县气象台',
  places: ['城关', '石桥'],
  areas: [
    { description: '城关', shapes: [{ type: 'circle', at: { latitude: 26.5, longitude: 106.7 }, radius: 5500 }], geocodes: [{ name: 'GB/T 2260', value: '520423' }] },
    { description: '石桥', shapes: [], geocodes: [] },
  ],
  languages: [{ lang: 'en', event: 'Rain', headline: 'Heavy rain', places: ['Town', 'Bridge'] }],
  references: [],
}; // prettier-ignore
const notice = (alert: AlertFacts) =>
  ({ type: 'alert', title: alert.headline ?? '', published: alert.sent, lang: 'zh-Hans', alert }) as const;
const read = async (server: TestServer, lang?: string) =>
  (await cap({ id: 'met', url: `${await serveApp(server.app)}/areas/qingshi/alerts/index.atom` }).list(lang ? { lang } : {}, undefined, contextOf(server))).items; // prettier-ignore

test('our reader of warnings finds what was put in, in every language', async () => {
  const server = await openServer();
  // An id that would break an address if it were taken as it is.
  await putNotice(server.db, area, notice(rain), { now, id: 'rain/1?x=<&"%2F.xml' });
  const [found] = await read(server);
  expect({ ...found?.alert, clock: undefined }).toEqual(rain);
  expect(found).toMatchObject({ title: '暴雨预警 <b> & ]]>', expires: rain.expires, categories: ['暴雨'], authors: ['县气象台'] });
  expect((await read(server, 'en'))[0]).toMatchObject({ title: 'Heavy rain', lang: 'en', alert: { colour: 'orange', places: ['Town', 'Bridge'] } }); // prettier-ignore
});

test('a warning that is written anew is read anew; one that is over, replaced or withdrawn is gone', async () => {
  const server = await openServer();
  const origin = await serveApp(server.app);
  const source = cap({ id: 'met', url: `${origin}/areas/qingshi/alerts/index.atom` });
  const titles = async () => (await source.list({}, undefined, contextOf(server))).items.map(({ title }) => title);
  const id = await putNotice(server.db, area, notice({ ...rain, headline: 'First' }), { now });
  expect(await titles()).toEqual(['First']);
  server.clock.time += 1000;
  await putNotice(server.db, area, notice({ ...rain, headline: 'Mended' }), { now: server.clock.time, id });
  expect(await titles()).toEqual(['Mended']);
  const update: AlertFacts = { ...rain, identifier: 'rain-2', msgType: 'Update', headline: 'Worse', sent: at('2026-06-30T15:00:00+08:00'), references: [{ sender: rain.sender, identifier: 'rain-1', sent: rain.sent.iso }] }; // prettier-ignore
  const second = await putNotice(server.db, area, notice(update), { now: server.clock.time });
  expect(await titles()).toEqual(['Worse']);
  await withdrawNotice(server.db, 'qingshi', second, server.clock.time);
  await withdrawNotice(server.db, 'qingshi', id, server.clock.time);
  expect(await titles()).toEqual([]);
});

test('one that names no language has that of the area, which CAP would take for American English', async () => {
  const server = await openServer();
  const unnamed = JSON.parse(JSON.stringify({ ...rain, lang: undefined })) as AlertFacts;
  await putNotice(server.db, area, { type: 'alert', title: '暴雨', published: rain.sent, alert: unnamed }, { now, id: 'rain' });
  expect(await (await server.app.request('/areas/qingshi/alerts/rain.xml')).text()).toContain('<language>zh-Hans</language>');
});

test('one that names no end is shown for a day', async () => {
  const server = await openServer();
  const endless = JSON.parse(JSON.stringify({ ...rain, expires: undefined })) as AlertFacts;
  const id = await putNotice(server.db, area, notice(endless), { now });
  const status = async () => (await server.app.request(`/areas/qingshi/alerts/${id}.xml`)).status;
  server.clock.time = Date.parse('2026-07-01T05:59:59.999Z');
  expect(await status()).toBe(200);
  server.clock.time = Date.parse('2026-07-01T06:00:00Z');
  expect(await status()).toBe(404);
});

test('a message comes as what it is; what is no warning is none', async () => {
  const server = await openServer();
  await putNotice(server.db, area, notice(rain), { now, id: 'rain' });
  await putNotice(server.db, area, { title: 'News', published: rain.sent }, { now, id: 'news' });
  const answer = await server.app.request('/areas/qingshi/alerts/rain.xml');
  expect([answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    'application/cap+xml; charset=utf-8',
    'no-cache',
  ]);
  expect(answer.headers.get('access-control-expose-headers')).toMatch(/^Content-Digest,Date,ETag,Last-Modified,/);
  expect((await server.app.request('/areas/qingshi/alerts/rain.xml', { headers: { 'If-None-Match': answer.headers.get('etag') ?? '' } })).status).toBe(304); // prettier-ignore
  for (const [path, status] of [['news.xml', 404], ['other.xml', 404], ['a%00.xml', 400], ['rain', 404]]) expect((await server.app.request(`/areas/qingshi/alerts/${path}`)).status, String(path)).toBe(status); // prettier-ignore
});
