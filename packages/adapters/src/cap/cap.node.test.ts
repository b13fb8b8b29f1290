import { describeNoticeSource } from '@civickit/core/testing';
import { afterEach, describe, expect, it, test } from 'vitest';
import { capOptions } from './cap-options.js';
import { cap } from './cap.js';
import {
  alertXml,
  atomIndex,
  contextAt,
  infoXml,
  listAlerts,
  serveAlerts,
  someday,
  titlesOf,
  type AlertSite,
} from './serve-alerts.node.js';

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

describeNoticeSource(
  'cap',
  async ({ notices, fault }) => {
    const alerts = notices.map(({ id, title, published }) => [
      `/${id}.xml`,
      alertXml({ identifier: id, sent: published.replace(/\.\d+Z$/, '-00:00'), headline: escaped(title) }),
    ]);
    const index = atomIndex(notices.map(({ id, published }) => ({ href: `/${id}.xml`, updated: published })));
    const site = await serveAlerts({
      ...(Object.fromEntries(alerts) as Record<string, string>),
      '/index': fault === 'hang' ? () => undefined : fault === 'garbage' ? '<html><p>Down</p></html>' : index,
    });
    return { source: cap({ id: 'met', url: `${site.origin}/index` }), close: () => site.close() };
  },
  { describe, it },
  { paging: false },
);

let site: AlertSite | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});
const serve = async (...given: Parameters<typeof serveAlerts>) => (site = await serveAlerts(...given));
const triple = (identifier: string, sent = someday) => `warn@met.example,${identifier},${sent}`;

test('an index in RSS whose guids are no addresses is read as well', async () => {
  const one = await serve({
    '/rss': `<?xml version="1.0"?><?xml-stylesheet href="x"?><rss version="2.0"><channel><title>Met</title><link>/</link>
      <item><title>Rain</title><link>/a.xml</link><guid>urn:oid:1</guid><pubDate>Wed, 04 Mar 2026 08:00:00 +0800</pubDate></item></channel></rss>`,
    '/a.xml': alertXml({ identifier: 'a', expires: '2026-03-04T20:00:00+08:00' }),
  });
  const batch = await listAlerts(one, '/rss');
  expect(batch).toMatchObject({ title: 'Met', skipped: [], order: 'newest' });
  expect(batch.items).toMatchObject([
    {
      type: 'alert',
      title: 'Rainstorm warning',
      url: 'https://met.example/rain',
      expires: { iso: '2026-03-04T20:00:00+08:00' },
      authors: ['County Weather Bureau'],
      alert: {
        identifier: 'a',
        colour: 'yellow',
        instruction: 'Keep away from the river.',
        description: 'Heavy rain\nis to be expected.',
        areas: [{ description: 'Qingshi', geocodes: [{ name: 'GB/T 2260', value: '522301' }] }],
      },
    },
  ]);
});

test('an update takes the place of what it names, a cancellation removes it, and so down the chain', async () => {
  const one = await serve({
    '/index': atomIndex(['a', 'b', 'c', 'd', 'e'].map((id) => ({ href: `/${id}` }))),
    '/a': alertXml({ identifier: 'a', headline: 'First' }),
    '/b': alertXml({ identifier: 'b', headline: 'Second', msgType: 'Update', sent: '2026-03-04T09:00:00+08:00', references: triple('a') }),
    '/c': alertXml({
      identifier: 'c',
      headline: 'Third',
      msgType: 'Update',
      sent: '2026-03-04T10:00:00+08:00',
      references: triple('b', '2026-03-04T09:00:00+08:00'),
    }),
    '/d': alertXml({ identifier: 'd', headline: 'Frost' }),
    '/e': alertXml({
      identifier: 'e',
      msgType: 'Cancel',
      sent: '2026-03-04T10:00:00+08:00',
      references: `${triple('d')} ${triple('x')}`,
      infos: '',
    }),
  });
  const batch = await listAlerts(one, '/index');
  expect(titlesOf(batch)).toEqual(['Third']);
  expect(batch.items[0]?.alert?.msgType).toBe('Update');
});

test('a feed of news is refused, not taken for an index without warnings', async () => {
  const item = '<item><title>Fair opens</title><guid isPermaLink="false">1</guid></item>';
  const one = await serve({ '/rss': `<rss version="2.0"><channel><title>News</title><link>/</link>${item}</channel></rss>` });
  await expect(listAlerts(one, '/rss')).rejects.toMatchObject({ code: 'protocol/not-an-alert', source: 'met' });
});

test('an entry without link is told, and the others are read', async () => {
  const one = await serve({
    '/rss': `<rss version="2.0"><channel><title>Met</title><link>/</link><item><title>Lost</title><guid isPermaLink="false">1</guid></item>
      <item><title>Rain</title><link>/a.xml</link></item></channel></rss>`,
    '/a.xml': alertXml({ identifier: 'a', expires: '2026-03-04T20:00:00+08:00' }),
  });
  const { items, skipped } = await listAlerts(one, '/rss');
  expect([items.length, skipped.map(({ code }) => code)]).toEqual([1, ['protocol/not-an-alert']]);
});

test('a cancellation still counts when the index has dropped it before the alert', async () => {
  let cancelled = true;
  const one = await serve({
    '/index': (_request, response) => response.end(atomIndex([{ href: '/a' }, ...(cancelled ? [{ href: '/b' }] : [])])),
    '/a': alertXml({ identifier: 'a' }),
    '/b': alertXml({ identifier: 'b', msgType: 'Cancel', sent: '2026-03-04T09:00:00+08:00', references: triple('a') }),
  });
  const source = cap({ id: 'met', url: `${one.origin}/index` });
  expect((await source.list({}, undefined, contextAt(someday))).items).toEqual([]);
  cancelled = false;
  expect((await source.list({}, undefined, contextAt(someday))).items).toEqual([]);
});

test('messages that name each other, themselves or a later one do not make an alert vanish', async () => {
  const one = await serve({
    '/index': atomIndex(['a', 'b', 'c'].map((id) => ({ href: `/${id}` }))),
    '/a': alertXml({ identifier: 'a', headline: 'A', msgType: 'Update', references: triple('b') }),
    '/b': alertXml({ identifier: 'b', headline: 'B', msgType: 'Update', references: triple('a') }),
    '/c': alertXml({
      identifier: 'c',
      headline: 'C',
      msgType: 'Update',
      sent: '2026-03-03T08:00:00+08:00',
      references: `${triple('c')} ${triple('a')}`,
    }),
  });
  expect(titlesOf(await listAlerts(one, '/index')).sort()).toEqual(['A', 'C']);
});

test.each([
  ['Exercise', 'Public'],
  ['Test', 'Public'],
  ['System', 'Public'],
  ['Draft', 'Public'],
  ['Actual', 'Restricted'],
  ['Actual', 'Private'],
])('a message that is %s and %s is not shown and cancels nothing', async (status, scope) => {
  const one = await serve({
    '/index': atomIndex(['a', 'b', 'c'].map((id) => ({ href: `/${id}` }))),
    '/a': alertXml({ identifier: 'a', headline: 'Real' }),
    '/b': alertXml({ identifier: 'b', headline: 'Not real', status, scope }),
    '/c': alertXml({ identifier: 'c', msgType: 'Cancel', status, scope, sent: '2026-03-04T09:00:00+08:00', references: triple('a') }),
  });
  expect(titlesOf(await listAlerts(one, '/index'))).toEqual(['Real']);
});

test('an alert in several languages comes in the one asked for, with the others beside it', async () => {
  const infos =
    infoXml({ headline: 'Rainstorm warning' }, 'en-GB') +
    infoXml({ headline: '暴雨橙色预警' }, 'zh-CN') +
    infoXml({ headline: '暴雨橙色預警' }, 'zh-TW');
  const one = await serve({ '/a': alertXml({ identifier: 'a', infos }) });
  expect(titlesOf(await listAlerts(one, '/a'))).toEqual(['Rainstorm warning']);
  const asked = await listAlerts(one, '/a', {}, { lang: 'zh-Hant' });
  expect(asked.items).toMatchObject([
    { title: '暴雨橙色預警', lang: 'zh-TW', alert: { colour: 'orange', languages: [{ lang: 'en-GB' }, { lang: 'zh-CN' }] } },
  ]);
  expect(titlesOf(await listAlerts(one, '/a', { languages: ['de', 'zh'] }))).toEqual(['暴雨橙色预警']);
  expect(titlesOf(await listAlerts(one, '/a', {}, { lang: 'fr' }))).toEqual(['Rainstorm warning']);
});

test('different warnings for different areas in one message are notices of their own', async () => {
  const infos = infoXml({ headline: 'North', severity: 'Severe' }) + infoXml({ headline: 'South', severity: 'Minor' });
  const one = await serve({ '/a': alertXml({ identifier: 'a', infos }) });
  const { items } = await listAlerts(one, '/a');
  expect(items.map(({ title, alert }) => [title, alert?.colour])).toEqual([
    ['North', 'orange'],
    ['South', 'blue'],
  ]);
  expect(new Set(items.map(({ ref }) => ref.id)).size).toBe(2);
});

test('an alert is for a place by its polygon, its circle or its codes', async () => {
  const areaOf = (shape: string) => `<area><areaDesc>x</areaDesc>${shape}</area>`;
  const one = await serve({
    '/index': atomIndex(['a', 'b', 'c', 'd'].map((id) => ({ href: `/${id}` }))),
    '/a': alertXml({ identifier: 'a', headline: 'Polygon', area: areaOf('<polygon>30,120 30,121 31,121 31,120</polygon>') }),
    '/b': alertXml({ identifier: 'b', headline: 'Circle', area: areaOf('<circle>30.5,120.5 10</circle>') }),
    '/c': alertXml({ identifier: 'c', headline: 'Elsewhere', area: areaOf('<circle>10,10 10</circle>') }),
    '/d': alertXml({ identifier: 'd', headline: 'Code' }),
  });
  const point = { latitude: 30.5, longitude: 120.5 };
  expect(titlesOf(await listAlerts(one, '/index', { place: { point, geocodes: ['522301'] } })).sort()).toEqual([
    'Circle',
    'Code',
    'Polygon',
  ]);
  expect(titlesOf(await listAlerts(one, '/index', { place: { point, geocodes: ['110000'] } })).sort()).toEqual(['Circle', 'Polygon']);
});

test('an alert that cannot be had is told, the others stay, and it is tried again', async () => {
  let broken = true;
  const one = await serve({
    '/index': atomIndex([{ href: '/a' }, { href: '/b' }]),
    '/a': (_request, response) => response.end(broken ? '<html><p>Down</p></html>' : alertXml({ identifier: 'a', headline: 'Back' })),
    '/b': alertXml({ identifier: 'b', headline: 'There' }),
  });
  const source = cap({ id: 'met', url: `${one.origin}/index` });
  const first = await source.list({}, undefined, contextAt(someday));
  expect(titlesOf(first)).toEqual(['There']);
  expect(first.skipped).toMatchObject([{ code: 'protocol/html-instead', source: 'met', url: `${one.origin}/a` }]);
  broken = false;
  expect(titlesOf(await source.list({}, undefined, contextAt(someday)))).toEqual(['Back', 'There']);
  expect(one.asked.filter((path) => path === '/b')).toHaveLength(1);
});

test('when none of the listed alerts can be had, the source has failed: an empty list would be a lie', async () => {
  const one = await serve({ '/index': atomIndex([{ href: '/a' }]) });
  await expect(listAlerts(one, '/index')).rejects.toMatchObject({ code: 'http/client-error' });
});

test('alerts are fetched four at a time, and no more than so many', async () => {
  const ids = Array.from({ length: 30 }, (_, at) => `/a${at}`);
  const one = await serve({
    '/index': atomIndex(ids.map((href) => ({ href }))),
    ...Object.fromEntries(ids.map((href) => [href, alertXml({ identifier: href })])),
  });
  const batch = await listAlerts(one, '/index', { maxAlerts: 20 });
  expect(batch.items).toHaveLength(20);
  expect(batch.skipped).toMatchObject([{ code: 'too-large/alerts', message: expect.stringContaining('10 alerts more') }]);
  expect(one.most()).toBeLessThanOrEqual(4);
});

test('an index sends no phone to another site unless the configuration allows it', async () => {
  const other = await serveAlerts({ '/a': alertXml({ identifier: 'a' }) });
  const one = await serve({ '/index': atomIndex([{ href: `${other.origin}/a` }]) });
  await expect(listAlerts(one, '/index')).rejects.toMatchObject({ code: 'invalid/url' });
  expect(other.asked).toEqual([]);
  expect((await listAlerts(one, '/index', { alertOrigins: [other.origin] })).items).toHaveLength(1);
  await other.close();
});

test('an entry that only says that there are no alerts is none', async () => {
  const one = await serve({
    '/index': `<feed xmlns="http://www.w3.org/2005/Atom"><title>Met</title><entry><id>urn:none</id><title>There are no active watches</title><link href="/index"/></entry></feed>`,
  });
  expect(await listAlerts(one, '/index')).toMatchObject({ items: [], skipped: [] });
});

test('a message that stands in the entry itself is not fetched', async () => {
  const embedded = alertXml({ identifier: 'a', headline: 'Inside' }).replace(/<\?.*?\?>/, '');
  const one = await serve({
    '/index': `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>x</title><link href="/x"/><content type="text/xml">${embedded}</content></entry></feed>`,
  });
  expect(titlesOf(await listAlerts(one, '/index'))).toEqual(['Inside']);
  expect(one.asked).toEqual(['/index']);
});

test('a GeoJSON list is read, with longitudes first', async () => {
  const properties = {
    id: 'urn:oid:1', sent: someday, status: 'Actual', messageType: 'Alert', severity: 'Severe', urgency: 'Expected', certainty: 'Likely',
    event: 'Flood', headline: 'Flood warning', areaDesc: 'River', expires: '2026-03-05T08:00:00+08:00', senderName: 'Met',
    geocode: { SAME: ['030049'] }, references: [], '@id': 'https://met.example/alerts/1',
  }; // prettier-ignore
  const geometry = { type: 'Polygon', coordinates: [[[120, 30], [121, 30], [121, 31], [120, 31], [120, 30]]] }; // prettier-ignore
  const features = [
    { id: 'x', geometry, properties },
    { geometry: null, properties: { ...properties, id: 'urn:oid:2', status: 'Test' } },
    { geometry: null, properties: { event: 'without id' } },
  ];
  const one = await serve({ '/active.json': JSON.stringify({ type: 'FeatureCollection', title: 'Active', features }) });
  const batch = await listAlerts(one, '/active.json', { place: { point: { latitude: 30.5, longitude: 120.5 } } });
  expect(batch.items).toMatchObject([
    { title: 'Flood warning', url: 'https://met.example/alerts/1', alert: { colour: 'orange', identifier: 'urn:oid:1' } },
  ]);
  expect(batch.skipped).toMatchObject([{ code: 'protocol/not-an-alert' }]);
  const elsewhere = await listAlerts(one, '/active.json', { place: { point: { latitude: 40, longitude: 120.5 } } });
  expect(elsewhere.items).toEqual([]);
});

test.each([
  ['[]', 'protocol/not-a-feed'],
  ['{"features": 3}', 'protocol/not-a-feed'],
  ['{"features": [', 'protocol/not-json'],
  ['<html></html>', 'protocol/html-instead'],
  ['<alert/>', 'protocol/not-an-alert'],
  ['', 'protocol/not-a-feed'],
])('what is no list of alerts is refused: %s', async (body, code) => {
  const one = await serve({ '/index': body });
  await expect(listAlerts(one, '/index')).rejects.toMatchObject({ code });
});

test('one that names no end holds for a day after it was sent', async () => {
  const one = await serve({ '/a': alertXml({ identifier: 'a' }) });
  const [notice] = (await listAlerts(one, '/a')).items;
  expect(notice?.alert?.expires).toBeUndefined();
  expect(Date.parse(notice?.expires?.iso ?? '')).toBe(Date.parse(someday) + 86_400_000);
});

test('what has expired is still given, with its end', async () => {
  const one = await serve({ '/a': alertXml({ identifier: 'a', expires: '2020-01-01T00:00:00+00:00' }) });
  expect((await listAlerts(one, '/a')).items).toMatchObject([{ expires: { iso: '2020-01-01T00:00:00Z' } }]);
});

test("a phone whose clock is off is told so by the server's clock", async () => {
  const server = Date.parse('2026-03-04T09:00:00+08:00');
  const one = await serve({ '/a': alertXml({ identifier: 'a' }) }, { date: new Date(server).toUTCString() });
  const clockAt = async (now: string) => (await listAlerts(one, '/a', {}, { now })).items[0]?.alert?.clock;
  expect(await clockAt('2026-03-04T09:01:00+08:00')).toBeUndefined();
  expect(await clockAt('2020-01-01T00:00:00Z')).toEqual({ ahead: Date.parse('2020-01-01T00:00:00Z') - server, by: 'answer' });
  expect(await clockAt('2030-01-01T00:00:00Z')).toEqual({ ahead: Date.parse('2030-01-01T00:00:00Z') - server, by: 'answer' });
});

test('where the server does not tell the time, or a false one, alerts from the future tell that the phone is late', async () => {
  const one = await serve({ '/a': alertXml({ identifier: 'a' }) }, { date: new Date(0).toUTCString() });
  const [notice] = (await listAlerts(one, '/a', {}, { now: '2020-01-01T00:00:00Z' })).items;
  expect(notice?.alert?.clock).toEqual({ ahead: Date.parse('2020-01-01T00:00:00Z') - Date.parse(someday), by: 'sent' });
});

test('the configuration schema takes what JSON can say and nothing else', () => {
  const good = {
    id: 'met',
    url: '/alerts.xml',
    place: { geocodes: ['522301'], point: { latitude: 26.1, longitude: 105.2 } },
    languages: ['zh'],
    maxAlerts: 10,
  };
  expect(capOptions.safeParse(good).success).toBe(true);
  for (const bad of [
    { id: 'met' },
    { ...good, place: { points: [] } },
    { ...good, place: { point: { latitude: 126, longitude: 5 } } },
    { ...good, maxAlerts: 0 },
    { ...good, alertOrigins: ['/x'] },
  ]) {
    expect(capOptions.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  }
});
