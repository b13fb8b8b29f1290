import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { serveApp } from '../serve-app.node.js';
import { now, openServer, type TestServer } from '../testing.node.js';
import { changeRequest } from './change-request.js';
import { putRequestTypes } from './request-types.js';

async function openTown(): Promise<TestServer & { readonly base: string }> {
  const server = await openServer();
  await putRequestTypes(server.db, 'qingshi', [
    { id: 'lamp', name: '路灯', publication: 'at-once', placeless: true },
    { id: 'idea', name: '建议', placeless: true },
  ]);
  return { ...server, base: `${await serveApp(server.app)}/areas/qingshi/open311/v2` };
}

async function send({ base }: { readonly base: string }, fields: Readonly<Record<string, string>>): Promise<string> {
  const response = await fetch(`${base}/requests.json`, { method: 'POST', body: new URLSearchParams(fields) });
  return ((await response.json()) as { service_request_id: string }[])[0]?.service_request_id ?? '';
}

async function ids({ base }: { readonly base: string }, query: string): Promise<readonly string[]> {
  const listed = (await (await fetch(`${base}/requests.json?${query}`)).json()) as { service_request_id: string }[];
  return listed.map((one) => one.service_request_id);
}

test('a bare day is a day where the area is, and counts whole', async () => {
  const town = await openTown();
  town.clock.time = Date.parse('2026-06-28T17:00:00Z'); // 1:00 on the 29th in Shanghai
  const early = await send(town, { service_code: 'lamp', description: 'early' });
  town.clock.time = Date.parse('2026-06-29T15:00:00Z'); // 23:00
  const late = await send(town, { service_code: 'lamp', description: 'late' });
  expect(await ids(town, 'start_date=2026-06-29&end_date=2026-06-29')).toEqual([late, early]);
  expect(await ids(town, 'start_date=2026-06-30')).toEqual([]);
});

test('a report of which a byte was altered on its way is not kept, and its number says what was answered', async () => {
  const town = await openTown();
  const body = new URLSearchParams({ service_code: 'lamp', description: 'a lamp' }).toString();
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  const headers = { 'content-digest': `md5=:eA==:, ${digest}`, 'content-type': 'application/x-www-form-urlencoded' };
  const post = (sent: string) => fetch(`${town.base}/requests.json`, { method: 'POST', headers, body: sent });
  expect([(await post(body.replace('lamp', 'lamq'))).status, await ids(town, '')]).toEqual([460, []]);
  const answer = await post(body);
  const receipt = createHash('sha256')
    .update(await answer.text())
    .digest('base64');
  expect([answer.status, answer.headers.get('content-digest')]).toEqual([200, `sha-256=:${receipt}:`]);
});

test('reports that nobody has read cannot be found by trying numbers', async () => {
  const town = await openTown();
  const hidden = await send(town, { service_code: 'idea', description: 'a secret' });
  const open = await send(town, { service_code: 'lamp', description: 'a lamp' });
  expect(await ids(town, `service_request_id=${hidden},${open}`)).toEqual([open]);
  expect(await ids(town, `service_request_id=${hidden}`)).toEqual([hidden]);
});

test.each([
  'requests.json?cursor=2026-02-30T00:00:00Z_1',
  'requests.json?cursor=0000-01-01T00:00:00Z_1',
  'requests.json?start_date=9999-12-31T23:59:59-12:00',
  'requests.json?q=%00',
  'requests/%00.json',
  'services/%00.json',
])('%s is a mistake of whoever asks', async (path) => {
  const { base } = await openTown();
  expect((await fetch(`${base}/${path}`)).status).toBeLessThan(500);
});

test('a language that only looks like one is passed over', async () => {
  const town = await openTown();
  const body = new URLSearchParams({ service_code: 'lamp', description: 'x', lang: 'en-a' });
  expect((await fetch(`${town.base}/requests.json`, { method: 'POST', body })).status).toBeLessThan(500);
});

test('an answer that has not changed can be read by a page of another site too', async () => {
  const { base } = await openTown();
  const tag = (await fetch(`${base}/services.json`)).headers.get('etag') ?? '';
  const again = await fetch(`${base}/services.json`, { headers: { 'if-none-match': tag } });
  expect([again.status, again.headers.get('access-control-allow-origin')]).toEqual([304, '*']);
});

test('a key whose report was deleted is refused as gone, and nobody waits for ever', async () => {
  const town = await openTown();
  const key = 'a-key-that-was-deleted';
  const id = await send(town, { service_code: 'lamp', description: 'x', idempotency_key: key });
  await town.db.deleteFrom('request_private').where('request', '=', id).execute();
  const body = new URLSearchParams({ service_code: 'lamp', description: 'x', idempotency_key: key });
  expect((await fetch(`${town.base}/requests.json`, { method: 'POST', body })).status).toBe(410);
});

test('links lead where people reach the server', async () => {
  const town = await openTown();
  for (let index = 0; index < 3; index++) await send(town, { service_code: 'lamp', description: `${index}` });
  const response = await fetch(`${town.base}/requests.json?page_size=2`);
  expect(response.headers.get('link')).toContain(`<${town.base}/requests.json?`);
  await changeRequest(town, (await ids(town, ''))[0] ?? '', { status: 'closed' });
  expect(await ids(town, `status=closed&updated_after=${new Date(now - 1000).toISOString()}`)).toHaveLength(1);
});
