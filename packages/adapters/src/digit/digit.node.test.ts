import { createCivicClient, createHttp, type ClientOptions, type SourceContext } from '@civickit/core';
import { afterEach, expect, test } from 'vitest';
import { sendJson, sendPage } from '../content-system/answer-locally.node.js';
import { contextIn } from '../content-system/context.node.js';
import { createdAt, row, serveDigit, token, type DigitServer, type ServerSetting } from './digit-server.node.js';
import { digitOptions } from './digit-options.js';
import { digit, withAuthToken, type DigitOptions } from './index.js';

const closing: DigitServer[] = [];
afterEach(() => Promise.all(closing.splice(0).map((server) => server.close())));

async function start(setting: ServerSetting = {}, options: Partial<DigitOptions> = {}) {
  const server = await serveDigit(setting);
  closing.push(server);
  const source = digit({ id: 'nairobi', url: server.origin, tenantId: 'ke.nairobi', ...options });
  const authorize: ClientOptions['authorize'] = (request) => withAuthToken(request, token);
  const http = createHttp({ retries: 2, backoffMs: 1 });
  const client = createCivicClient({ requests: source }, { authorize, http });
  return { server, source, client };
}

const rows = (count: number) => Array.from({ length: count }, (_, at) => row(count - at));
const actions = ({ bodies }: DigitServer) => bodies.map(({ action }) => action);
const draft = { type: 'NoWaterSupply', description: 'No water since Monday', where: { latitude: -1.3, longitude: 36.8 }, contact: { name: 'Wanjiku', phone: '0712345678' } }; // prettier-ignore

test('a request says what the office says and what the citizen says, apart', async () => {
  const { client } = await start({
    rows: [
      row(4, { applicationStatus: 'CLOSEDAFTERRESOLUTION', rating: 4 }, { action: 'RATE', comments: 'Thank you' }),
      row(3, { applicationStatus: 'RESOLVED' }, { action: 'RESOLVE', comments: 'Pipe mended' }),
      row(2, {}, { action: 'REOPEN', comments: 'Still dry' }),
      row(1, { applicationStatus: 'REJECTED' }, { action: 'REJECT', comments: 'Not ours' }),
    ],
  });
  const { items } = await client.requests.page();
  expect(items).toMatchObject([
    { authorityStatus: 'closed', stage: 'done', citizenStatus: 'confirmed', rating: 4, statusGiven: 'CLOSEDAFTERRESOLUTION' },
    { authorityStatus: 'closed', stage: 'done', statusNote: 'Pipe mended' },
    { authorityStatus: 'open', stage: 'received', citizenStatus: 'disputed' },
    { authorityStatus: 'closed', stage: 'rejected', statusNote: 'Not ours' },
  ]);
  expect(items.map((item) => 'citizenStatus' in item)).toEqual([true, false, true, false]);
  expect(items[0]?.statusNote).toBeUndefined();
  expect(items[3]).toMatchObject({
    ref: { source: 'nairobi', id: 'PGR-1' },
    type: { id: 'NoWaterSupply' },
    requested: { iso: new Date(createdAt + 1000).toISOString() },
    address: 'Gate B, Karen',
    addressId: 'W01',
    where: { latitude: -1.29, longitude: 36.8 },
  });
});

test('a list goes to its end by pages, also where the server gives fewer than it is asked for', async () => {
  const { client, server } = await start({ rows: rows(25), maxLimit: 10 });
  const ids: string[] = [];
  for await (const { items } of client.requests.pages()) ids.push(...items.map(({ ref }) => ref.id));
  expect(ids).toHaveLength(25);
  expect(new Set(ids).size).toBe(25);
  expect(actions(server).filter((action) => action === '_search')).toHaveLength(3);
  expect((await client.requests.page({ limit: 30 })).total).toBe(25);
});

test.each<[name: string, setting: ServerSetting, found: number, total: number | undefined]>([
  ['pays no heed to the offset', { ignoresOffset: true }, 50, 100],
  ['counts within the limit', { countsWithinLimit: true }, 100, undefined],
])('a list ends where the server %s', async (_, setting, found, total) => {
  const { source } = await start({ rows: rows(100), ...setting });
  const first = await source.list({}, undefined, authorized());
  expect(first.total).toBe(total);
  const ids = new Set(first.items.map(({ ref }) => ref.id));
  let [cursor, pages] = [first.next, 1];
  for (; cursor && pages < 20; pages++) {
    const batch = await source.list({}, cursor, authorized());
    for (const { ref } of batch.items) ids.add(ref.id);
    cursor = batch.next;
  }
  expect([ids.size, pages < 5]).toEqual([found, true]);
});

/** What the client would give with `authorize`. */
function authorized(): SourceContext {
  const context = contextIn('Africa/Nairobi');
  return { ...context, http: { send: (request, signal) => context.http.send(withAuthToken(request, token), signal) } };
}

test('a period is asked of the server, with both its ends', async () => {
  const { client, server } = await start({ rows: rows(20) });
  const at = (id: number) => new Date(createdAt + id * 1000).toISOString();
  const ids = (await client.requests.page({ since: at(5), until: at(7) })).items.map(({ ref }) => ref.id);
  expect(ids).toEqual(['PGR-6', 'PGR-5']);
  expect((await client.requests.page({ until: at(3) })).items).toHaveLength(2);
  await expect(client.requests.page({ since: 'soon' })).rejects.toMatchObject({ code: 'invalid/query' });
  const asked = server.asked.find((path) => path.includes('_search') && path.includes('fromDate'));
  expect(asked).toContain(`fromDate=${createdAt + 5000}`);
  expect(asked).toContain(`toDate=${createdAt + 6999}`);
});

test('types and status are left to the client: a citizen may not search by them', async () => {
  const { client, server } = await start({ rows: [row(2, { serviceCode: 'IllegalDumping' }), row(1, { applicationStatus: 'RESOLVED' })] });
  expect((await client.requests.page({ type: 'IllegalDumping' })).items.map(({ ref }) => ref.id)).toEqual(['PGR-2']);
  expect((await client.requests.page({ status: 'closed' })).items.map(({ ref }) => ref.id)).toEqual(['PGR-1']);
  expect(server.asked.join()).not.toMatch(/serviceCode|applicationStatus/);
});

test('three bad rows hide no others', async () => {
  const { client } = await start({
    rows: [row(3), { service: { tenantId: 'ke.nairobi', auditDetails: { createdTime: 5 } } }, row(2, { serviceRequestId: 17, description: 12, address: '', rating: 9 })], // prettier-ignore
  });
  const { items, sources } = await client.requests.page();
  expect(items).toMatchObject([{ ref: { id: 'PGR-3' } }, { ref: { id: '17' }, description: '12' }]);
  expect(items[1]?.rating).toBeUndefined();
  expect(sources).toMatchObject([{ skipped: 1 }]);
});

test('a report gets a number, and is found again by its key', async () => {
  const { client, server } = await start();
  const receipt = await client.requests.send(draft, { key: 'k1' });
  expect(receipt).toMatchObject({ strength: 'acknowledged', ref: { source: 'nairobi', id: 'PGR-1' }, code: 'PGR-1' });
  expect(server.bodies[0]?.body).toMatchObject({
    service: {
      tenantId: 'ke.nairobi',
      serviceCode: 'NoWaterSupply',
      source: 'web',
      citizen: { name: 'Wanjiku', mobileNumber: '0712345678' },
      address: { geoLocation: { latitude: -1.3, longitude: 36.8 } },
    },
    workflow: { action: 'APPLY' },
  });
  await expect(client.requests.find(draft, { key: 'k1' })).resolves.toMatchObject({ strength: 'confirmed', code: 'PGR-1' });
  await expect(client.requests.find(draft, { key: 'k2' })).resolves.toBeUndefined();
  await expect(client.requests.track(receipt)).resolves.toMatchObject({ request: { authorityStatus: 'open', stage: 'received' } });
});

test('where the server keeps no details, a report of the same words and place within a day is taken for it', async () => {
  const { client } = await start({ forgetsDetail: true });
  await client.requests.send(draft, { key: 'k1' });
  await expect(client.requests.find(draft, { key: 'k1' })).resolves.toMatchObject({ strength: 'acknowledged', code: 'PGR-1' });
  await expect(client.requests.find({ ...draft, description: 'Other words' }, { key: 'k1' })).resolves.toBeUndefined();
  await expect(client.requests.find({ ...draft, where: { latitude: -1.31, longitude: 36.8 } }, { key: 'k1' })).resolves.toBeUndefined();
});

test('a report without words is never taken for another', async () => {
  const { client } = await start({ forgetsDetail: true });
  const wordless = { ...draft, description: undefined, where: undefined, address: 'Gate B' };
  await client.requests.send(wordless, { key: 'k1' });
  await expect(client.requests.find({ ...wordless, address: 'Gate C' }, { key: 'k2' })).resolves.toBeUndefined();
});

test('a report whose answer is lost is not sent twice by itself', async () => {
  const { client, server } = await start({ before: (url, response) => url.pathname.endsWith('_create') && Boolean(response.destroy()) });
  await expect(client.requests.send(draft)).rejects.toMatchObject({ kind: 'network', retry: 'later' });
  expect(server.asked.filter((path) => path.endsWith('_create'))).toHaveLength(1);
});

test('a draft that DIGIT would refuse or lose is not sent', async () => {
  const { client, server } = await start();
  const long = client.requests.send({ ...draft, description: '水'.repeat(257) });
  await expect(long).rejects.toMatchObject({ code: 'invalid/draft', issues: [{ path: '/description' }] });
  for (const place of [
    {},
    { address: ' ' },
    { where: { latitude: NaN, longitude: 36.8 } },
    { where: { latitude: 36.8, longitude: 181 } },
  ]) {
    await expect(client.requests.send({ type: 'X', ...place })).rejects.toMatchObject({ issues: [{ path: '/where' }] });
  }
  await expect(client.requests.send({ ...draft, type: '' })).rejects.toMatchObject({ issues: [{ path: '/type' }] });
  await expect(client.requests.send({ ...draft, media: [{ url: 'https://a.example/1.jpg' }] })).rejects.toMatchObject({ issues: [{ path: '/media' }] }); // prettier-ignore
  expect(server.asked).toEqual([]);
});

test('an answer without a number leaves open whether the report arrived', async () => {
  const { client } = await start({ before: (url, response) => url.pathname.endsWith('_create') && (sendJson(response, { ServiceWrappers: [{}] }), true) }); // prettier-ignore
  await expect(client.requests.send(draft)).rejects.toMatchObject({ code: 'protocol/wrong-shape', retry: 'later' });
});

test('an answer that cannot be read leaves open whether the report arrived', async () => {
  for (const body of ['<!DOCTYPE html>Log in', '{"ServiceWrappers":[001]}', '{}']) {
    const { client } = await start({ before: (url, response) => url.pathname.endsWith('_create') && Boolean(response.end(body)) });
    await expect(client.requests.send(draft)).rejects.toMatchObject({ kind: 'protocol', retry: 'later' });
  }
});

test('what DIGIT refuses is told in its words; without a token it answers nobody', async () => {
  const { client, source } = await start({}, { channel: 'fax' });
  await expect(client.requests.send(draft)).rejects.toMatchObject({ status: 400, issues: [{ message: 'The source: fax is not valid' }] });
  await expect(source.list({}, undefined, contextIn())).rejects.toMatchObject({ code: 'http/client-error', status: 401 });
});

test('a citizen rates a closed request or opens it again', async () => {
  const { source, server } = await start({ rows: [row(2, { applicationStatus: 'RESOLVED' }), row(1, { applicationStatus: 'RESOLVED' })] });
  const rated = await source.update('PGR-2', { action: 'RATE', rating: 5, comments: 'Quick' }, authorized());
  expect(rated).toMatchObject({ authorityStatus: 'closed', citizenStatus: 'confirmed', rating: 5 });
  const reopened = await source.update('PGR-1', { action: 'REOPEN', comments: 'Still dry' }, authorized());
  expect(reopened).toMatchObject({ authorityStatus: 'open', citizenStatus: 'disputed' });
  await expect(source.update('PGR-9', { action: 'REOPEN' }, authorized())).rejects.toMatchObject({ status: 404 });
  await expect(source.update('PGR-1', { action: 'RATE', rating: 1 }, authorized())).rejects.toMatchObject({ status: 400 });
  // The whole record went back.
  const sent = server.bodies.find(({ action }) => action === '_update')?.body['service'];
  expect(sent).toMatchObject({ id: 'uuid-2', auditDetails: { createdBy: 'u' }, address: { landmark: 'Gate B' }, rating: 5 });
});

test('a page with status 200, what is no JSON and JSON of another shape end typed', async () => {
  const answers = [
    (response: Parameters<typeof sendPage>[0]) => sendPage(response, '<!DOCTYPE html>Log in'),
    (response: Parameters<typeof sendPage>[0]) => response.end('{"ServiceWrappers":[001]}'),
    (response: Parameters<typeof sendPage>[0]) => sendJson(response, { ServiceWrappers: {} }),
  ];
  const codes = [];
  for (const answer of answers) {
    const { client } = await start({ before: (_, response) => (answer(response), true) });
    codes.push(await client.requests.page().catch((error: { code: string }) => error.code));
  }
  expect(codes).toEqual(['protocol/html-instead', 'protocol/not-json', 'protocol/wrong-shape']);
});

test('a cursor of somebody else is refused', async () => {
  const { source } = await start();
  await expect(source.list({}, 'https://evil.example/', authorized())).rejects.toMatchObject({ code: 'invalid/cursor' });
});

test('the token goes into RequestInfo and nowhere else', () => {
  const request = { method: 'POST' as const, url: new URL('https://a.example/'), body: '{"RequestInfo":{"ts":1},"service":{}}' };
  expect(withAuthToken(request, 't').body).toBe('{"RequestInfo":{"ts":1,"authToken":"t"},"service":{}}');
  const file = { method: 'GET' as const, url: new URL('https://a.example/types.json') };
  expect(withAuthToken(file, 't')).toBe(file);
});

test('a path of the configuration stays on the host of the source', () => {
  const given = { id: 'nairobi', url: 'https://digit.example', tenantId: 'ke.nairobi' };
  expect(digitOptions.safeParse({ ...given, requestsPath: 'pgr-services/v2/request', typesPath: 'mdms-v2/v2/_search' }).success).toBe(true);
  for (const requestsPath of ['', '/', '//evil.example', 'https://evil.example', 'a/../b', 'a?b', '\\\\evil.example', 'a//b']) {
    expect(digitOptions.safeParse({ ...given, requestsPath }).success, requestsPath).toBe(false);
  }
});
