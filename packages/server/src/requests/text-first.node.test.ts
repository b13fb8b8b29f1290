import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { createCivicClient, type NewServiceRequest } from '@civickit/core';
import { clientSender, openOutbox } from '@civickit/core/outbox';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../app.js';
import { jpeg, key } from '../forms/noise-form.node.js';
import { sweepPrivate } from '../privacy/retention.js';
import { serveApp } from '../serve-app.node.js';
import { contextOf, openServer } from '../testing.node.js';
import { changeRequest } from './change-request.js';
import { putRequestTypes } from './request-types.js';

const draft: NewServiceRequest = { type: 'lamp', description: '河口村二组路灯坏了三盏' };
const pictureOf = async (background: string) =>
  new Uint8Array(
    await sharp({ create: { width: 40, height: 30, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  );
const [red, green, blue] = await Promise.all(['red', 'green', 'blue'].map(pictureOf));

async function openTown(openWay: (origin: string) => Promise<string> = (origin) => Promise.resolve(origin)) {
  const server = await openServer();
  await putRequestTypes(server.db, 'qingshi', [
    { id: 'lamp', name: '路灯', publication: 'at-once', placeless: true, mayBePrivate: true },
    { id: 'idea', name: '建议', placeless: true },
  ]);
  const origin = await openWay(await serveApp(server.app));
  const source = open311({ id: 'town', url: `${origin}/areas/qingshi/open311/v2`, dialect: civickit, placeless: true });
  const { requests } = createCivicClient({ requests: source }, { zone: 'Asia/Shanghai' });
  const photo = async (bytes = red) =>
    (await source.send.upload?.({ name: '灯.jpg', type: 'image/jpeg', bytes: bytes ?? jpeg, key: 'p' }, contextOf(server))) ?? { url: '' };
  const send = (more: Partial<NewServiceRequest> = {}) => source.send.submit({ ...draft, ...more }, key, contextOf(server));
  const files = () => server.db.selectFrom('request_file_private').select(['hash', 'position']).orderBy('position').execute();
  const shown = async () => (await server.db.selectFrom('request').select('media').executeTakeFirst())?.media.length;
  return { ...server, source, requests, photo, send, files, shown };
}

/** Passes connections on, and keeps what clients said, in its order. */
async function listening(origin: string, heard: Buffer[]): Promise<string> {
  const proxy = createServer((client) => {
    const server = connect(Number(new URL(origin).port), '127.0.0.1');
    client.on('data', (bytes: Buffer) => {
      heard.push(bytes);
      server.write(bytes);
    });
    server.on('data', (bytes) => client.write(bytes));
    for (const [one, other] of [[client, server], [server, client]] as const) one.on('close', () => other.destroy()).on('error', () => undefined); // prettier-ignore
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => void proxy.close());
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

test('the first 2 kB on the wire are the whole text, before a byte of its photos', async () => {
  const heard: Buffer[] = [];
  const town = await openTown((origin) => listening(origin, heard));
  const outbox = openOutbox({ name: 'wire', send: () => Promise.resolve(clientSender(town.requests, 'town')) });
  onTestFinished(() => outbox.close());
  const media = [red, green].map((bytes, at) => new File([bytes ?? ''], `${at}.jpg`, { type: 'image/jpeg' }));
  const contact = { name: '王小明', phone: '13900000000' };
  const where = { latitude: 26.5783, longitude: 106.7135 };
  await outbox.put({ source: 'town', kind: 'requests' }, { ...draft, contact, where, address: '中山路 38 号对面' }, { media });
  await expect.poll(async () => (await outbox.list())[0]?.state, { timeout: 10_000 }).toBe('received');
  const wire = Buffer.concat(heard);
  const [head = '', body = ''] = wire.subarray(0, 2048).toString('latin1').split('\r\n\r\n');
  expect(head).toMatch(/^POST \/areas\/qingshi\/open311\/v2\/requests\.json /);
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
  expect(head.length + 4 + length).toBeLessThanOrEqual(2048);
  const fields = new URLSearchParams(body.slice(0, length));
  expect(Object.fromEntries(fields)).toMatchObject({ description: draft.description, phone: contact.phone, media_to_come: '2' });
  expect(wire.toString('latin1').indexOf('upload-length')).toBeGreaterThan(head.length + length);
  expect([(await town.files()).length, await town.shown()]).toEqual([2, 2]);
});

test('photos that were said to come are added one by one, in any order, each once, and no others', async () => {
  const { photo, send, files, shown, requests } = await openTown();
  const receipt = await send({ mediaToCome: 2 });
  expect(await shown()).toBe(0);
  const [first, second] = [await photo(green), await photo(red)];
  // The answer is lost, two pages are at it at once, and one names both.
  const receipts = await Promise.all([send({ media: [first], mediaToCome: 1 }), send({ media: [second] }), send({ media: [second] })]);
  expect(receipts.concat(await send({ media: [first, second] }), await send())).toEqual(Array.from({ length: 5 }, () => receipt));
  expect([(await files()).map(({ position }) => position), await shown()]).toEqual([[0, 1], 2]);
  await expect(send({ media: [await photo(blue)] })).rejects.toMatchObject({ status: 422 });
  await expect(send({ description: 'Another', media: [first] })).rejects.toMatchObject({ status: 422 });
  expect((await requests.page()).items[0]?.media).toHaveLength(2);
});

test('photos that were said to come are no new writings for the rate limit, and nothing else is let through by their key', async () => {
  const { photo, ...town } = await openTown();
  const app = createApp({ ...town, rates: { perMinute: { write: 2 } } });
  const env = { incoming: { socket: { remoteAddress: '192.0.2.1', remotePort: 1, remoteFamily: 'IPv4' } } };
  const post = async (name: string, more: Readonly<Record<string, string>> = {}) => {
    const body = new URLSearchParams({ service_code: 'lamp', description: 'Dark', ...more });
    const init = { method: 'POST', body, headers: { 'idempotency-key': name } };
    return (await app.request('/areas/qingshi/open311/v2/requests.json', init, env)).status;
  };
  const addressOf = async (bytes = red) => new URL(new URL((await photo(bytes)).url).pathname, 'http://localhost').href;
  const [one, two, three] = [await addressOf(), await addressOf(green), await addressOf(blue)];
  expect(await post(key, { media_to_come: '2' })).toBe(200);
  expect([await post(key, { media_url: one }), await post(key, { media_url: two })]).toEqual([200, 200]);
  // Neither more than that, nor the same once more.
  expect([await post(key, { media_url: three }), await post(key, { media_url: one })]).toEqual([422, 429]);
  expect(await post(`${key}-other`.slice(-36))).toBe(429);
});

test('of photos learns who asks for what has changed, and who is told of it', async () => {
  const { photo, send, clock, app, db } = await openTown();
  await send({ mediaToCome: 1 });
  clock.time += 60_000;
  const question = `updated_after=${new Date(clock.time).toISOString()}&extensions=true`;
  const changed = async (): Promise<unknown> => (await app.request(`/areas/qingshi/open311/v2/requests.json?${question}`)).json();
  expect(await changed()).toEqual([]);
  await send({ media: [await photo()] });
  expect(await changed()).toMatchObject([{ media_url: expect.any(String) as string }]);
  const told = await db.selectFrom('job').select('content').where('kind', '=', 'event').execute();
  expect(told.map(({ content }) => content)).toMatchObject([{ type: 'report.created' }, { type: 'report.changed', added: 'photos' }]);
});

test('a photo that never comes, or is none, leaves the report as it is', async () => {
  const { photo, send, files, db, requests } = await openTown();
  const receipt = await send({ mediaToCome: 2 });
  await send({ media: [await photo()] });
  const { url } = await photo(green);
  await db
    .deleteFrom('upload_private')
    .where('id', '=', url.slice(url.lastIndexOf('/') + 1))
    .execute();
  // Its upload is to be begun anew: nobody may take it for being there.
  await expect(send({ media: [{ url }] })).rejects.toMatchObject({ status: 409 });
  await expect(send({ media: [{ url: `data:image/jpeg;name=x.jpg;base64,${btoa('no picture')}` }] })).rejects.toMatchObject({
    status: 400,
  });
  expect([(await files()).length, await send()]).toEqual([1, receipt]);
  expect((await requests.page()).items[0]?.description).toBe(draft.description);
});

test('what comes after a report was read and published is for the office; of a private one nobody else sees any', async () => {
  const read = await openTown();
  const sent = await read.send({ type: 'idea', mediaToCome: 2 });
  await read.send({ type: 'idea', media: [await read.photo()] });
  await changeRequest(read, ('ref' in sent && sent.ref?.id) || '', { published: true });
  await read.send({ type: 'idea', media: [await read.photo(green)] });
  expect([(await read.files()).length, await read.shown()]).toEqual([2, 1]);
  const hidden = await openTown();
  await hidden.send({ isPrivate: true, mediaToCome: 1 });
  await hidden.send({ isPrivate: true, media: [await hidden.photo(blue)] });
  const [file] = await hidden.files();
  expect((await hidden.app.request(`/areas/qingshi/media/${file?.hash ?? ''}.jpg`)).status).toBe(404);
});

test('nothing is added to a report that was deleted, or that retention has emptied', async () => {
  const { app, photo, send, files, db } = await openTown();
  const sent = await send({ mediaToCome: 2 });
  const media = [await photo()];
  const { code = '' } = sent as { code?: string };
  await app.request('/areas/qingshi/requests/by-code/delete', { method: 'POST', body: JSON.stringify({ code }) });
  await expect(send({ media })).rejects.toMatchObject({ status: 410 });
  expect([await files(), await db.selectFrom('request').select(['media']).execute()]).toEqual([[], [{ media: [] }]]);
  const other = await openTown();
  const kept = await other.send({ mediaToCome: 1 });
  await changeRequest(other, ('ref' in kept && kept.ref?.id) || '', { status: 'closed' });
  other.clock.time += 40 * 86_400_000;
  await sweepPrivate(other, { qingshi: { retention: 'P1D' } });
  await expect(other.send({ media: [await other.photo(green)] })).rejects.toMatchObject({ status: 410 });
});
