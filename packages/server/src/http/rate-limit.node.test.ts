import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createApp } from '../app.js';
import { openServer } from '../testing.node.js';
import { classOf, limitRates, prefixOf, type RateLimits } from './rate-limit.js';

interface Init {
  readonly method?: string;
  readonly forwarded?: string;
  readonly length?: number;
  readonly isChunked?: boolean;
}

/** An app whose clients' addresses stand in a header, as no real one's do. */
function limited(limits: RateLimits) {
  const clock = { time: 0, now: () => clock.time };
  const app = new Hono();
  app.use(limitRates(limits, clock, ({ req }) => req.header('from')));
  app.all('*', ({ text }) => text('here'));
  const ask = async (from: string, path = '/', init: Init = {}) =>
    app.request(path, {
      method: init.method ?? 'GET',
      headers: {
        from,
        ...(init.forwarded !== undefined && { 'x-forwarded-for': init.forwarded }),
        ...(init.length !== undefined && { 'content-length': String(init.length) }),
        ...(init.isChunked && { 'transfer-encoding': 'chunked' }),
      },
    });
  return { clock, ask };
}

const statuses = async (answers: readonly Promise<Response>[]) => (await Promise.all(answers)).map(({ status }) => status);

test('who asks too often is told when to come again, and then is let in', async () => {
  const { clock, ask } = limited({ perMinute: { read: 3 } });
  expect(await statuses([ask('192.0.2.1'), ask('192.0.2.7'), ask('192.0.2.1')])).toEqual([200, 200, 200]);
  const late = await ask('192.0.2.200');
  expect([late.status, late.headers.get('retry-after'), late.headers.get('content-type')]).toEqual([
    429,
    '20',
    'application/problem+json; charset=utf-8',
  ]);
  expect((await ask('192.0.3.1')).status).toBe(200);
  clock.time = 19_000;
  expect((await ask('192.0.2.1')).status).toBe(429);
  clock.time = 20_000;
  expect(await statuses([ask('192.0.2.1'), ask('192.0.2.1')])).toEqual([200, 429]);
  clock.time = 0;
  expect((await ask('192.0.2.1')).status).toBe(429);
});

test('reading, writing, uploading and looking up codes are counted apart', async () => {
  const { ask } = limited({ perMinute: { read: 1, write: 1, upload: 1, code: 1 } });
  const upload = () => ask('::1', '/areas/town/uploads', { method: 'POST' });
  const once = () => [
    ask('::1'),
    ask('::1', '/', { method: 'POST' }),
    upload(),
    ask('::1', '/areas/town/requests/by-code', { method: 'POST' }),
  ];
  expect(await statuses(once())).toEqual([200, 200, 200, 200]);
  expect(await statuses(once())).toEqual([429, 429, 429, 429]);
});

test.each([
  ['POST', '/areas/hsds/open311/v2/requests.json', 'write'],
  ['POST', '/areas/uploads/forms/send', 'write'],
  ['GET', '/areas/code/forms/by-pin.json', 'read'],
  ['GET', '/areas/town/pulled/notices/hsds.json', 'read'],
  ['POST', '/areas/town/hsds/search', 'read'],
  ['POST', '/areas/by-code/requests/by-code/updates', 'code'],
  ['POST', '/areas/town/forms/by-pin/export', 'code'],
  ['POST', '/areas/town/open311/v2/servicerequestupdates.json', 'code'],
  ['POST', '/open311/v2/servicerequestupdates.xml', 'code'],
  ['GET', '/open311/v2/servicerequestupdates.json', 'read'],
  ['GET', '/areas/town/forms/received/2026-0630-48151', 'code'],
  ['PATCH', '/areas/town/uploads/6f1c', 'upload'],
  ['POST', '/staff/auth/sign-in/email', 'sign-in'],
  ['PUT', '/staff/areas/uploads/notices/hsds', 'write'],
])('%s %s counts as %s, whatever an area is called', (method, path, kind) => expect(classOf(method, path)).toBe(kind));

test('a network may send so many bytes an hour, in few requests or many', async () => {
  const { clock, ask } = limited({ bytesPerHour: 3600 });
  const send = (length: number, method = 'POST') => ask('192.0.2.1', '/areas/town/uploads/1', { method, length });
  expect(
    await statuses([send(3000), send(600, 'PATCH'), ask('192.0.2.1'), ask('192.0.3.1', '/', { method: 'POST', length: 3600 })]),
  ).toEqual([200, 200, 200, 200]);
  const late = await send(100);
  expect([late.status, late.headers.get('retry-after')]).toEqual([429, '100']);
  clock.time = 100_000;
  expect(await statuses([send(100), send(1)])).toEqual([200, 429]);
  // What is larger than all that an hour has waits for a full hour.
  clock.time = 3_700_000;
  expect(await statuses([send(1_000_000), send(1)])).toEqual([200, 429]);
});

test('a body that does not say how long it is counts as the longest', async () => {
  const { ask } = limited({ bytesPerHour: 48 * 2 ** 20 });
  const send = () => ask('::1', '/', { method: 'POST', isChunked: true });
  expect(await statuses([send(), send(), send()])).toEqual([200, 200, 429]);
});

test.each([
  ['192.0.2.77', '192.0.2'],
  ['2001:db8:1:22ff::9', '2001:db8:1:2200'],
  ['2001:0DB8:0001:2201:5:6:7:8', '2001:db8:1:2200'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['nonsense', 'unknown'],
])('%s belongs to %s', (address, prefix) => expect(prefixOf(address)).toBe(prefix));

test('an address that the client wrote itself is believed only of our own web server', async () => {
  const none = limited({ perMinute: { read: 1 } });
  expect(
    await statuses([none.ask('192.0.2.1', '/', { forwarded: '1.1.1.1' }), none.ask('192.0.2.1', '/', { forwarded: '2.2.2.2' })]),
  ).toEqual([200, 429]);
  const { ask } = limited({ perMinute: { read: 1 }, trustedProxies: ['127.0.0.1', '10.0.0.5'] });
  const by = (forwarded: string) => ask('::ffff:127.0.0.1', '/', { forwarded });
  expect(await statuses([by('198.51.100.1'), by('203.0.113.1'), by('9.9.9.9, 203.0.113.2'), by('203.0.113.3, 10.0.0.5')])).toEqual([
    200, 200, 429, 429,
  ]);
});

test('it remembers no more networks than it was told', async () => {
  const { ask } = limited({ perMinute: { read: 1 }, remembered: 2 });
  expect(await statuses([ask('10.0.1.1'), ask('10.0.2.1'), ask('10.0.1.1'), ask('10.0.3.1')])).toEqual([200, 200, 429, 200]);
  expect(await statuses([ask('10.0.1.1'), ask('10.0.2.1')])).toEqual([429, 200]);
});

test('the server has it where it is asked for, and pages of other sites may read the answer', async () => {
  const server = await openServer();
  const app = createApp({ ...server, rates: { perMinute: { write: 0.5 } } });
  const env = { incoming: { socket: { remoteAddress: '192.0.2.1', remotePort: 1, remoteFamily: 'IPv4' } } };
  await app.request('/areas/qingshi', { method: 'POST' }, env);
  const answer = await app.request('/areas/qingshi', { method: 'POST' }, env);
  expect([answer.status, answer.headers.get('access-control-allow-origin'), answer.headers.get('retry-after')]).toEqual([429, '*', '120']);
  expect((await app.request('/areas/qingshi', {}, env)).status).toBe(200);
});
