import { createCivicClient, type HttpRequest } from '@civickit/core';
import { digit } from '@civickit/adapters/digit';
import type { IncomingMessage, RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { serveOther } from '../testing.node.js';
import { type RelaySettings, startNode, startPhp, type StartRelay } from './relay-rig.node.js';

const closing: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(closing.splice(0).map((one) => one.close())));

const page = 'https://county.example';
const secret = 'k3y/+="<&> secret-part';
const formKey = { in: 'form', name: 'api_key', value: secret };

interface Heard {
  readonly url: string;
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A site that notes what it is sent, and answers only then. */
async function listen(answer: (heard: Heard, ...rest: Parameters<RequestListener>) => void) {
  const heard: Heard[] = [];
  const site = await serveOther((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url = '', method = '', headers } = request;
      const one = { url, method, headers, body: Buffer.concat(chunks).toString() };
      heard.push(one);
      answer(one, request, response);
    });
  });
  closing.push(site);
  return { origin: site.origin, host: new URL(site.origin).host, heard };
}

const relays: readonly (readonly [name: string, start: StartRelay])[] = [
  ['relay.mjs', startNode],
  ['relay.php with curl', startPhp('curl')],
  ['relay.php with streams', startPhp('streams')],
];

describe.each(relays)('%s', (_, startRelay) => {
  /** A relay by which pages of `page` may send to /requests.json of the site as the source `report`. */
  async function start(answer: Parameters<typeof listen>[0], settings: RelaySettings = {}) {
    const site = await listen(answer);
    const relay = await startRelay([{ id: 'report', url: `${site.origin}/v2/` }], {
      privateHosts: [site.host],
      origins: [page],
      send: { report: { paths: ['/requests.json'], key: formKey } },
      ...settings,
    });
    closing.push(relay);
    return { site, relay, to: `${site.origin}/requests.json` };
  }

  const created: Parameters<typeof listen>[0] = (_heard, _request, response) =>
    response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': 'a=b' }).end('[{"service_request_id":"1"}]');

  test('a form arrives once, as it was sent, with the key that the page does not have', async () => {
    const { site, relay, to } = await start(created);
    const form =
      'service_code=006&description=%E6%B0%B4+dry&attribute%5BA.B%5D%5B%5D=1&attribute%5BA.B%5D%5B%5D=2&api_key=mine&api%5Fkey=mine';
    const answer = await relay.send('report', `${to}?jurisdiction_id=x`, form, page, {
      cookie: 'session=1',
      authorization: 'Basic x',
      referer: `${page}/p`,
    });
    expect([answer.status, await answer.text()]).toEqual([201, '[{"service_request_id":"1"}]']);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(answer.headers.has('set-cookie')).toBe(false);
    expect(site.heard).toMatchObject([{ method: 'POST', url: '/requests.json?jurisdiction_id=x' }]);
    const [{ body = '', headers = {} } = {}] = site.heard;
    expect(body.replace(/&api_key=[^&]*$/, '')).toBe(form.replace('&api_key=mine&api%5Fkey=mine', ''));
    expect(new URLSearchParams(body).getAll('api_key')).toEqual([secret]);
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('referer');
  });

  test('a key may stand in the address or a header, too', async () => {
    const byQuery = await start(created, {
      send: { report: { paths: ['/requests.json'], key: { in: 'query', name: 'key', value: secret } } },
    });
    await byQuery.relay.send('report', `${byQuery.to}?a=1&key=mine`, 'b=2', page);
    expect([...new URL(byQuery.site.heard[0]?.url ?? '', page).searchParams]).toEqual([['a', '1'], ['key', secret]]); // prettier-ignore
    const byHeader = await start(created, {
      send: { report: { paths: ['/requests.json'], key: { in: 'header', name: 'X-Key', value: 'abc' } } },
    });
    await byHeader.relay.send('report', byHeader.to, '{}', page, { 'content-type': 'application/json', 'x-key': 'mine' });
    expect(byHeader.site.heard).toMatchObject([{ headers: { 'x-key': 'abc', 'content-type': 'application/json' }, body: '{}' }]);
  });

  test('DIGIT gets the token in RequestInfo, and not who the page claims to be', async () => {
    const { site, relay, to } = await start(created, {
      send: { report: { paths: ['/requests.json'], key: { in: 'digit', value: 'token' } } },
    });
    const json = { 'content-type': 'application/json' };
    const sent = {
      RequestInfo: { ts: 1760000000123, authToken: 'mine', userInfo: { roles: ['ADMIN'] } },
      service: { a: {}, b: [], c: 1.5, d: '水' },
    };
    expect((await relay.send('report', to, JSON.stringify(sent), page, json)).status).toBe(201);
    expect(JSON.parse(site.heard[0]?.body ?? '')).toEqual({
      RequestInfo: { ts: 1760000000123, authToken: 'token' },
      service: sent.service,
    });
    for (const body of ['{', '[]', 'null', '{"service":{}}', '{"RequestInfo":"x"}']) {
      expect((await relay.send('report', to, body, page, json)).status, body).toBe(400);
    }
    expect((await relay.send('report', to, 'a=b', page)).status).toBe(415);
    expect(site.heard).toHaveLength(1);
  });

  test('the client sends through it, and the receipt is that of the source', async () => {
    const { site, relay } = await start(
      (_heard, _request, response) => response.end('{"ServiceWrappers":[{"service":{"serviceRequestId":"PGR-1"}}]}'),
      { send: { report: { paths: ['/pgr-services/v2/request/_create'], key: { in: 'digit', value: 'token' } } } },
    );
    const address = new URL((await relay.ask('report', 'x')).url.replace(/\?.*/, ''));
    // Browsers name the origin of the page by themselves.
    const asPage = (request: HttpRequest): HttpRequest => ({ ...request, headers: { ...request.headers, origin: page } });
    const source = digit({ id: 'report', url: site.origin, tenantId: 'ke.nairobi', locality: 'W1' });
    const client = createCivicClient({ requests: source }, { relay: address, authorize: (request) => asPage(request) });
    await expect(client.requests.send({ type: 'NoWaterSupply' })).resolves.toMatchObject({ code: 'PGR-1' });
    expect(site.heard[0]?.body).toContain('"authToken":"token"');
  });

  test('pages of other origins, other paths and other sources reach nothing', async () => {
    const { site, relay, to } = await start(created);
    const inside = await listen(created);
    const send = async (source: string, url: string, origin: string | undefined) => (await relay.send(source, url, 'a=b', origin)).status;
    for (const origin of [undefined, 'null', '', 'https://evil.example', `${page}.evil.example`, 'http://county.example', `${page}:8443`, `${page}/`]) {
      expect(await send('report', to, origin), String(origin)).toBe(403);
    } // prettier-ignore
    for (const path of ['', '/', '/requests', '/requests.json/', '/requests.json/x', '//requests.json', '/REQUESTS.json', '/x/../requests.json', '/%72equests.json', '/v2/requests.json', '/tokens/1.json']) {
      expect(await send('report', site.origin + path, page), path).toBe(403);
    } // prettier-ignore
    for (const url of [`http://${inside.host}/requests.json`, `http://${site.host}@${inside.host}/requests.json`, `http://169.254.169.254/requests.json`, `file:///requests.json`, `http://${inside.host}#@${site.host}/requests.json`, `x`, '']) {
      expect(await send('report', url, page), url).toBeGreaterThanOrEqual(400);
    } // prettier-ignore
    expect(await send('other', to, page)).toBe(403);
    expect(await send('constructor', to, page)).toBe(403);
    expect([site.heard, inside.heard]).toEqual([[], []]);
    expect(await send('report', to, page)).toBe(201);
  });

  test('a source on this machine or its network is sent nothing unless it is meant', async () => {
    const { site, relay, to } = await start(created, { privateHosts: [] });
    expect((await relay.send('report', to, 'a=b', page)).status).toBe(403);
    expect(site.heard).toEqual([]);
  });

  test('what comes back never holds the key, in no form in which it can be written', async () => {
    const url = encodeURIComponent(secret);
    const json = JSON.stringify(secret);
    const xml = 'k3y/+=&quot;&lt;&amp;&gt; secret-part';
    const echoes = [secret, url, url.replaceAll('%20', '+'), json, json.replaceAll('/', '\\/'), xml, 'secret-part'];
    for (const echo of echoes) {
      const { relay, to } = await start((_heard, _request, response) =>
        response.writeHead(400, { 'content-type': 'text/plain', 'x-key': 'secret-part' }).end(`bad key: ${echo}, said the server`),
      );
      const answer = await relay.send('report', to, 'a=b', page);
      const text = await answer.text();
      expect([answer.status, text], echo).toEqual([400, expect.stringMatching(/^bad key: "?\*\*\*"?, said the server$/)]);
      expect(JSON.stringify([...answer.headers])).not.toContain('secret-part');
    }
  });

  test('a redirect is not followed, and does not show the key', async () => {
    const inside = await listen(created);
    const { site, relay, to } = await start(({ body }, _request, response) =>
      response.writeHead(307, { location: `${inside.origin}/?${body}` }).end(body),
    );
    const answer = await relay.send('report', to, 'a=b', page);
    expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([502, null, expect.not.stringContaining('k3y')]);
    expect([site.heard.length, inside.heard.length]).toEqual([1, 0]);
  });

  test('nothing is sent twice, whatever comes back', async () => {
    const { site, relay, to } = await start((heard, _request, response) => {
      const status = Number(new URLSearchParams(heard.body).get('status'));
      if (status > 0) response.writeHead(status, { 'retry-after': '7', 'content-type': 'application/json' }).end('{"code":1}');
      else response.destroy();
    });
    for (const [sent, got] of [[429, 429], [500, 500], [503, 503], [404, 404], [0, 502]] as const) {
      const answer = await relay.send('report', to, `status=${sent}`, page);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([got, sent ? '7' : null]);
    } // prettier-ignore
    expect(site.heard).toHaveLength(5);
  });

  test('too much, or anything but a form and JSON, is not sent on', async () => {
    const { site, relay, to } = await start(created, { maxSentBytes: 1000, send: { report: { paths: ['/requests.json'] } } });
    const send = async (body: string, type: string) => (await relay.send('report', to, body, page, { 'content-type': type })).status;
    expect(await send('a'.repeat(1001), 'application/json')).toBe(413);
    expect(await send('a'.repeat(300_000), 'application/json')).toBe(413);
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/xml', ''])
      expect(await send('a=b', type), type).toBe(415);
    expect(site.heard).toEqual([]);
    expect(await send('a'.repeat(1000), 'Application/JSON; charset=utf-8')).toBe(201);
    // Without a key in the settings, what is sent goes as it is.
    expect(site.heard[0]?.body).toHaveLength(1000);
  });

  test('where nothing is configured to be sent, it only reads', async () => {
    const { site, relay, to } = await start(created, { send: {} });
    const answer = await relay.send('report', to, 'a=b', page);
    expect([answer.status, answer.headers.get('allow'), site.heard]).toEqual([405, 'GET', []]);
  });
});
