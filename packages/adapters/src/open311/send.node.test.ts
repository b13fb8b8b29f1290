import { createCivicClient, createHttp, toInstant, type NewServiceRequest } from '@civickit/core';
import { afterEach, expect, test } from 'vitest';
import { contextIn } from '../content-system/context.node.js';
import type { Open311Dialect } from './dialect.js';
import { civickit } from './dialects/civickit.js';
import { citysdk } from './dialects/citysdk.js';
import { connectedBits } from './dialects/connected-bits.js';
import { fixmystreet } from './dialects/fixmystreet.js';
import { open311Adapter } from './dialects/open311-adapter.js';
import { ureport } from './dialects/ureport.js';
import { open311 } from './open311.js';
import { postUpdate } from './post-update.js';
import { withFormField } from './send/with-form-field.js';
import { parseServices } from './parse-services.js';
import { record, serveRequests, type RequestServer } from './serve-requests.node.js';

const open: RequestServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

const context = { ...contextIn('UTC'), clock: { now: () => Date.UTC(2026, 6, 1) } };
const at = '2026-07-01T00:00:00.000Z';
const lamp: NewServiceRequest = { type: '001', description: 'Dark & cold\nsince Monday', where: { latitude: 37.7, longitude: -122.4 } };
const accepted = [{ service_request_id: 17, service_notice: 'Within 24 hours', account_id: null }];

async function town(
  answer: Parameters<typeof serveRequests>[0],
  options: { dialect?: Open311Dialect<true>; jurisdictionId?: string; deviceId?: string; placeless?: boolean } = {},
) {
  const server = await serveRequests(answer);
  open.push(server);
  const source = open311({ id: 'town', url: server.origin, ...options });
  const form = () => [...new URLSearchParams(server.calls.at(-1)?.body)];
  return { server, source, form };
}

test('a report is sent as a form, without what is empty, and its id is the receipt', async () => {
  const { server, source, form } = await town(() => accepted, { jurisdictionId: 'town.example', deviceId: 'kiosk-1' });
  const contact = { name: 'Ada King Lovelace', email: 'ada@town.example', phone: '' };
  const draft = {
    ...lamp,
    address: ' ',
    contact,
    answers: { KIND: ['a', 'b'], DEEP: 7, WET: true, NONE: [], EMPTY: '' },
    media: [{ url: 'https://town.example/1.jpg' }],
  };
  expect(await source.send.submit(draft, 'k', context)).toEqual({
    strength: 'acknowledged',
    source: 'town',
    at,
    ref: { source: 'town', id: '17' },
    notice: 'Within 24 hours',
  });
  expect(server.calls[0]).toMatchObject({
    method: 'POST',
    path: '/requests.json',
    type: 'application/x-www-form-urlencoded; charset=utf-8',
  });
  expect(form()).toEqual([
    ['jurisdiction_id', 'town.example'], ['service_code', '001'], ['lat', '37.7'], ['long', '-122.4'], ['email', 'ada@town.example'], ['device_id', 'kiosk-1'],
    ['first_name', 'Ada King'], ['last_name', 'Lovelace'], ['description', 'Dark & cold\nsince Monday'], ['media_url', 'https://town.example/1.jpg'],
    ['attribute[KIND][]', 'a'], ['attribute[KIND][]', 'b'], ['attribute[DEEP]', '7'], ['attribute[WET]', 'true'],
  ]); // prettier-ignore
});

test('several values are repeated where a server wants them so', async () => {
  const { source, form } = await town(() => accepted, { dialect: open311Adapter });
  await source.send.submit({ ...lamp, answers: { KIND: ['a', 'b'] } }, 'k', context);
  expect(form().filter(([name]) => name.startsWith('attribute'))).toEqual([['attribute[KIND]', 'a'], ['attribute[KIND]', 'b']]); // prettier-ignore
});

test('a date is sent by the clocks of the municipality where a server knows no zones; what is none stays as it is', async () => {
  const { source, form } = await town(() => accepted, { dialect: connectedBits });
  await source.send.submit({ ...lamp, answers: { SEEN: '2026-03-04T10:00+08:00', ODD: '2026-13-04T10:00Z' } }, 'k', context);
  expect(form()).toEqual(expect.arrayContaining([['attribute[SEEN]', '2026-03-04T02:00:00'], ['attribute[ODD]', '2026-13-04T10:00Z']])); // prettier-ignore
});

test.each([
  ['a token', [{ token: 't-1' }], { strength: 'pending', token: 't-1' }],
  ['neither, as for a black box', [{ service_notice: 'Thank you' }], { strength: 'acknowledged', notice: 'Thank you' }],
  ['the whole request', [record(17)], { ref: { id: '17' } }],
])('an answer may hold %s', async (_, body, receipt) => {
  const { source } = await town(() => ({ status: 201, body }));
  expect(await source.send.submit(lamp, 'k', context)).toMatchObject(receipt);
});

test('a position is written as words too where a server takes none without, and forms are told what to ask for', async () => {
  const { source, form } = await town(() => accepted, { dialect: connectedBits });
  const words = () => form().flatMap(([name, value]) => (name === 'address_string' ? [value] : []));
  await source.send.submit(lamp, 'k', context);
  expect(words()).toEqual(['37.7, -122.4']);
  await source.send.submit({ ...lamp, address: 'Mill bridge' }, 'k', context);
  expect(words()).toEqual(['Mill bridge']);
  const services = [{ service_code: '001', service_name: 'Lamp' }];
  const { items } = await parseServices(JSON.stringify(services), { dialect: connectedBits });
  expect(items.map(({ needs }) => needs)).toEqual([['where']]);
});

test('Mark-a-Spot nests its answer twice', async () => {
  const { source } = await town(() => ({ status: 201, body: { service_requests: { request: { service_request_id: 'u-1' } } } }));
  expect(await source.send.submit(lamp, 'k', context)).toMatchObject({ strength: 'acknowledged', ref: { id: 'u-1' } });
});

test.each([
  [{ type: '' }, '/type'],
  [{ description: '灯'.repeat(4001) }, '/description'],
  [{ where: undefined }, '/where'],
  [{ where: { latitude: 91, longitude: 0 } }, '/where'],
  [{ where: { latitude: 1, longitude: NaN } }, '/where'],
  [{ media: [{ url: 'https://a.example/1' }, { url: 'https://a.example/2' }] }, '/media/1'],
  [{ media: [{ url: 'data:image/png;base64,AA==' }] }, '/media/0'],
  [{ isPrivate: true }, '/isPrivate'],
])('what no server could take is refused before it is sent: %j', async (fault, path) => {
  const { server, source } = await town(() => accepted);
  await expect(source.send.submit({ ...lamp, ...fault }, 'k', context)).rejects.toMatchObject({
    code: 'invalid/draft',
    retry: 'never',
    issues: [{ path }],
  });
  expect(server.calls).toHaveLength(0);
});

test('4000 characters are allowed, however many units they have; a place may be an address', async () => {
  const { source } = await town(() => accepted);
  const draft = { ...lamp, description: '😀'.repeat(4000), where: undefined, address: '1 Main St' };
  expect(await source.send.submit(draft, 'k', context)).toMatchObject({ ref: { id: '17' } });
  const { source: anywhere } = await town(() => accepted, { placeless: true });
  expect(await anywhere.send.submit({ type: '001' }, 'k', context)).toMatchObject({ ref: { id: '17' } });
});

test('only our own server is told that nobody else is to read a report, and asked whether it needs a place', async () => {
  const { source, form } = await town(() => accepted, { dialect: civickit });
  await source.send.submit({ type: '001', isPrivate: true }, 'k', context);
  expect(form()).toEqual([['service_code', '001'], ['private', 'true']]); // prettier-ignore
  await source.send.submit({ type: '001', isPrivate: false }, 'k', context);
  expect(form()).toEqual([['service_code', '001']]);
  const { senders } = createCivicClient({ requests: [source, open311({ id: 'other', url: 'https://town.example' })] }).requests;
  expect(senders).toMatchObject({ town: { mayBePrivate: true } });
  expect(senders['other']).not.toHaveProperty('mayBePrivate');
});

test.each([
  [400, [{ code: 400, description: 'email is required' }], 'http/client-error', 'never', '/contact/email'],
  [400, [{ code: 400, description: 'attribute[KIND] is bad' }], 'http/client-error', 'never', '/answers/KIND'],
  [403, [{ code: 403, description: 'Invalid api_key' }], 'auth/refused', 'never', ''],
  [401, { error: { message: 'no' } }, 'auth/refused', 'never', ''],
  [
    422,
    '<error_messages><error><code>422</code><description>too far away</description></error></error_messages>',
    'http/client-error',
    'never',
    '',
  ],
  [200, '<errors><error><code>400</code><description>base is a duplicate</description></error></errors>', 'http/client-error', 'never', ''],
  [500, 'Not a HASH reference', 'http/server-error', 'later', ''],
  [503, '<html><body>Busy</body></html>', 'http/server-error', 'later', ''],
])('a refusal by %i is told in the server’s words: %j', async (status, body, code, retry, path) => {
  const { server, source } = await town(() => ({ status, body, type: 'text/xml' }));
  await expect(source.send.submit(lamp, 'k', context)).rejects.toMatchObject({ code, retry, issues: [{ path }] });
  expect(server.calls).toHaveLength(1);
});

test.each([
  ['a page with status 200', '<html><body>Welcome</body></html>', 'protocol/html-instead'],
  ['an empty list', '[]', 'protocol/wrong-shape'],
  ['half an answer', '[{"service_request_id":1', 'protocol/not-json'],
])('%s leaves open whether it arrived', async (_, body, code) => {
  const { server, source } = await town(() => ({ body }));
  await expect(source.send.submit(lamp, 'k', context)).rejects.toMatchObject({ code, retry: 'later' });
  expect([server.calls.length, source.send.resend]).toEqual([1, 'search-first']);
});

test('what was sent before is found by its words and its place, and nothing else is taken for it', async () => {
  const words = 'Dark &amp; cold since  Monday';
  const sent = (id: number, more: object) => ({ ...record(id), description: words, lat: 37.70001, long: -122.4, ...more });
  const near = [
    sent(1, { service_code: '002' }),
    sent(2, { description: 'Dark' }),
    sent(3, { lat: 37.71 }),
    sent(4, { lat: '', long: '' }),
  ];
  const { server, source } = await town(() => [...near, sent(5, {})]);
  expect(await source.send.find?.(lamp, 'k', context)).toMatchObject({ strength: 'acknowledged', ref: { id: '5' } });
  expect(Object.fromEntries(server.calls[0]?.query ?? [])).toMatchObject({ service_code: '001', start_date: '2026-06-16T23:59:59Z' });
  const { source: other } = await town(() => near);
  expect(await other.send.find?.(lamp, 'k', context)).toBeUndefined();
  expect(await source.send.find?.({ ...lamp, description: '' }, 'k', context)).toBeUndefined();
});

test.each([
  ['an empty id', { body: [{ token: 't', service_request_id: '' }] }],
  ['an empty list', { body: [] }],
  ['404', { status: 404, body: [{ code: 404, description: 'unknown token' }] }],
  ['a sentence', { body: 'Available at an undetermined time', type: 'text/plain' }],
])('a token is pending by %s', async (_, said) => {
  const { source } = await town(() => said);
  expect(await source.send.settle?.('t', context)).toBeUndefined();
});

test('a token that has become a request is told so, and a login page is no news of it', async () => {
  const { server, source } = await town(() => [{ token: 't/1', service_request_id: 17 }]);
  expect(await source.send.settle?.('t/1', context)).toMatchObject({ strength: 'acknowledged', ref: { id: '17' } });
  expect(server.asked).toEqual(['/tokens/t%2F1.json']);
  const { source: portal } = await town(() => ({ body: '<html><body>Log in</body></html>' }));
  await expect(portal.send.settle?.('t', context)).rejects.toMatchObject({ code: 'protocol/html-instead' });
});

const picture = { name: 'a "b".png', type: 'image/png', bytes: Uint8Array.from([0, 255, 13, 10, 45, 45]), key: 'photo' };

test('a picture goes as a part of the form, with the key that authorize adds', async () => {
  const { server, source } = await town(() => accepted, { dialect: ureport });
  const client = createCivicClient(
    { requests: source },
    { http: context.http, authorize: (request) => withFormField(request, 'api_key', 'secret') },
  );
  const media = await source.send.upload?.(picture, context);
  await client.requests.send({ ...lamp, media: media ? [media] : [] });
  const [call] = server.calls;
  const form = await new Response(Buffer.from(call?.body ?? '', 'latin1'), { headers: { 'content-type': call?.type ?? '' } }).formData();
  expect([form.get('api_key'), form.get('description'), form.get('media_url')]).toEqual([
    'secret',
    'Dark & cold\r\nsince Monday'.replace('\r', ''),
    null,
  ]);
  const file = form.get('media') as File;
  expect([file.type, [...new Uint8Array(await file.arrayBuffer())]]).toEqual(['image/png', [...picture.bytes]]);
});

test('a picture goes in base 64 where a server wants it so, and none that is too large', async () => {
  const { source, form } = await town(() => accepted, { dialect: citysdk });
  const media = await source.send.upload?.(picture, context);
  await source.send.submit({ ...lamp, media: media ? [media] : [] }, 'k', context);
  expect(form()).toContainEqual(['media', btoa(String.fromCharCode(...picture.bytes))]);
  const large = { ...picture, bytes: new Uint8Array(9e6) };
  await expect(source.send.upload?.(large, context)).rejects.toMatchObject({ code: 'invalid/draft' });
});

test('the key goes into the form of a report and into the address of a question', () => {
  const url = new URL('https://town.example/requests.json');
  expect(withFormField({ method: 'POST', url, body: 'a=1&api_key=old' }, 'api_key', 'x&y').body).toBe('a=1&api_key=x%26y');
  expect(withFormField({ method: 'GET', url }, 'api_key', 'x').url.search).toBe('?api_key=x');
});

test('updates are read and told where a dialect has them', async () => {
  const rows = [{ update_id: 1, service_request_id: 7, status: 'open', updated_datetime: '2026-06-30T00:00:00Z' }, { update_id: 2, service_request_id: 8, updated_datetime: '2026-06-01T00:00:00Z' }]; // prettier-ignore
  const { server, source, form } = await town(({ method }) => (method === 'POST' ? [{ update_id: 99 }] : rows), {
    dialect: open311Adapter,
    jurisdictionId: 't',
  });
  expect(await source.updates?.({ request: '7' }, context)).toMatchObject({ items: [{ id: '1', request: { source: 'town', id: '7' } }] });
  expect([...(server.calls[0]?.query.keys() ?? [])]).toEqual(['jurisdiction_id', 'start_date', 'end_date']);
  expect(await source.updates?.({ since: '2026-06-15' }, context)).toMatchObject({ items: [{ id: '1' }] });
  const update = { id: 'u', request: '7', status: 'in_progress', at: toInstant(0), description: 'On our way' };
  expect(await postUpdate(update, { id: 'town', url: server.origin, dialect: fixmystreet }, context)).toEqual({ id: '99' });
  expect(server.calls.at(-1)?.path).toBe('/servicerequestupdates.json');
  expect(Object.fromEntries(form())).toMatchObject({ update_id: 'u', status: 'IN_PROGRESS', updated_datetime: '1970-01-01T00:00:00.000Z' });
  await expect(postUpdate(update, { id: 'town', url: server.origin }, context)).rejects.toMatchObject({ code: 'unsupported/capability' });
});

test('places are converted both ways where a server in China writes them otherwise', async () => {
  const [latitude, longitude] = [23.1301964, 113.2592945];
  const server = await serveRequests(({ method }) =>
    method === 'POST' ? accepted : [{ ...record(1), lat: 23.1275655, long: 113.2646507 }],
  );
  open.push(server);
  const source = open311({ id: 'town', url: server.origin, dialect: citysdk, coordinateSystem: 'GCJ02' });
  const [request] = (await source.list({ near: { latitude, longitude, radius: 2000 } }, undefined, context)).items;
  const asked = server.calls[0]?.query;
  await source.send.submit({ ...lamp, where: request?.where ?? { latitude, longitude } }, 'k', context);
  const sent = new URLSearchParams(server.calls.at(-1)?.body);
  expect(Number(sent.get('lat'))).toBeCloseTo(23.1275655, 5);
  expect(Number(sent.get('long'))).toBeCloseTo(113.2646507, 5);
  expect(request?.where?.longitude).not.toBeCloseTo(113.2646507, 3);
  expect(Number(asked?.get('long'))).not.toBeCloseTo(longitude, 3);
});

test('a dialect that only shows has neither send nor questions', () => {
  const source = open311({ id: 'town', url: 'https://town.example', dialect: fixmystreet });
  expect([source.send, source.describe, source.updates]).toEqual([undefined, undefined, undefined]);
});

test('a list in answer to a report, as after a redirect that makes a question of it, is no receipt', async () => {
  const { source } = await town(() => [record(1), record(2)]);
  await expect(source.send.submit(lamp, 'k', context)).rejects.toMatchObject({ code: 'protocol/wrong-shape', retry: 'later' });
});

test('a question without an answer is not sent as a word of the program', async () => {
  const { source, form } = await town(() => accepted);
  const answers = JSON.parse('{"NONE":null,"DEEP":0,"WET":false}') as Record<string, number>;
  await source.send.submit({ ...lamp, answers: { ...answers, LATER: undefined as never } }, 'k', context);
  expect(form().filter(([name]) => name.startsWith('attribute'))).toEqual([['attribute[DEEP]', '0'], ['attribute[WET]', 'false']]); // prettier-ignore
});

test('a report that was answered, but not for this page to read, may have arrived', async () => {
  const { source } = await town(() => accepted);
  const fetch: typeof globalThis.fetch = (_, init) => (init?.method === 'HEAD' ? Promise.resolve(new Response()) : Promise.reject(new TypeError('Failed to fetch'))); // prettier-ignore
  const http = createHttp({ fetch, origin: 'https://page.example' });
  await expect(source.send.submit(lamp, 'k', { ...context, http })).rejects.toMatchObject({ code: 'cors/refused', retry: 'later' });
  await expect(source.types?.({}, { ...context, http })).rejects.toMatchObject({ code: 'cors/refused', retry: 'never' });
});
