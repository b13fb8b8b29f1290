import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { createCivicClient, createHttp } from '@civickit/core';
import { feed } from '@civickit/adapters/feed';
import { afterEach, describe, expect, test } from 'vitest';
import { type OtherSite, rss, serveOther } from '../testing.node.js';
import { phpRelay, relayModule, type RelaySettings, type RunningRelay, startNode, startPhp, type StartRelay } from './relay-rig.node.js';

const closing: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(closing.splice(0).map((one) => one.close())));

function keep<T extends { close(): Promise<void> }>(one: T): T {
  closing.push(one);
  return one;
}

const serve = async (...given: Parameters<typeof serveOther>): Promise<OtherSite> => keep(await serveOther(...given));
/** Answers that would be a leak: this machine's own services. */
const canary = () => serve((_request, response) => response.end('secret'));
const hostOf = ({ origin }: OtherSite): string => new URL(origin).host;
const portOf = ({ origin }: OtherSite): string => new URL(origin).port;

const relays: readonly (readonly [name: string, start: StartRelay])[] = [
  ['relay.mjs', startNode],
  ['relay.php with curl', startPhp('curl')],
  ['relay.php with streams', startPhp('streams')],
];

describe.each(relays)('%s', (_, startRelay) => {
  const start = async (sources: readonly object[], settings: RelaySettings = {}): Promise<RunningRelay> =>
    keep(await startRelay(sources, settings));
  /** A relay for one source on `site`, which is meant though it lies on this machine. */
  const startFor = (site: OtherSite, settings: RelaySettings = {}) =>
    start([{ id: 'news', adapter: 'feed', url: `${site.origin}/feed.xml` }], { privateHosts: [hostOf(site)], ...settings });

  test('a page reads a source through it as if it had asked itself', async () => {
    const site = await serve((request, response) => {
      if (request.url === '/feed.xml') response.writeHead(302, { location: 'deep/feed.xml?a=1' }).end();
      else
        response
          .writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' })
          .end(rss('Storm').replace('<guid', '<link>x</link><guid'));
    });
    const relay = await startFor(site);
    const address = (await relay.ask('news', 'x')).url.replace(/\?.*/, '');
    const client = createCivicClient(
      { notices: feed({ id: 'news', url: `${site.origin}/feed.xml` }) },
      { relay: new URL(address), http: createHttp({ retries: 0 }) },
    );
    const { items, sources } = await client.notices.page();
    expect(sources).toMatchObject([{ state: 'ok' }]);
    // Relative links count from where the answer came.
    expect(items).toMatchObject([{ title: 'Storm', url: `${site.origin}/deep/x` }]);
  });

  test('its answers can do nothing in a browser', async () => {
    const site = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=gbk' }).end('<script>alert(1)</script>'),
    );
    const { headers, status } = await (await startFor(site)).ask('news', `${site.origin}/feed.xml`);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/plain; charset=gbk',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': 'attachment',
      'content-location': `${site.origin}/feed.xml`,
    });
    expect(headers.has('set-cookie')).toBe(false);
  });

  test('nothing of the visitor goes to the source, and no cookie of the source to the visitor', async () => {
    const site = await serve((_request, response) => response.writeHead(200, { 'set-cookie': 'a=b' }).end('ok'));
    const answer = await (
      await startFor(site)
    ).ask('news', `${site.origin}/feed.xml`, {
      cookie: 'session=1',
      authorization: 'Basic x',
      referer: 'http://a.example/',
      'x-forwarded-for': '8.8.8.8',
    });
    expect(answer.headers.has('set-cookie')).toBe(false);
    const names = Object.keys(site.requests[0]?.headers ?? {}).filter(
      (name) => !/^(host|accept|accept-encoding|user-agent|connection)$/.test(name),
    );
    expect(names).toEqual([]);
  });

  test('a page that asks again is answered from the copy; when the source dies, the copy stands in and says its age', async () => {
    let well = true;
    const site = await serve((_request, response) => (well ? response.end(rss('Storm')) : response.destroy()));
    const url = `${site.origin}/feed.xml`;
    const cached = await startFor(site, { cacheSeconds: 60 });
    const first = await cached.ask('news', url);
    expect((await cached.ask('news', url)).headers.get('age')).toMatch(/^[0-2]$/);
    expect((await cached.ask('news', url, { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304);
    expect(site.requests).toHaveLength(1);
    const eager = await startFor(site, { cacheSeconds: 0, keepSeconds: 60 });
    // The feed names the second it was written in.
    const whole = await (await eager.ask('news', url)).text();
    well = false;
    const kept = await eager.ask('news', url);
    expect([kept.status, kept.headers.get('x-civickit-relay'), await kept.text()]).toEqual([200, 'kept-copy', whole]);
    const forgetful = await startFor(site, { cacheSeconds: 0, keepSeconds: 0 });
    expect((await forgetful.ask('news', url)).status).toBe(502);
  });

  test.each([
    ['no such source', 'other', '/feed.xml', 404],
    ['a source of the own site', 'own', '/feed.xml', 404],
    ['nothing asked', 'news', '', 400],
  ])('%s is refused', async (_name, source, address, status) => {
    const site = await canary();
    const relay = await start(
      [
        { id: 'news', url: `${site.origin}/feed.xml` },
        { id: 'own', url: '/feed.xml' },
      ],
      { privateHosts: [hostOf(site)] },
    );
    expect((await relay.ask(source, address && `${site.origin}${address}`)).status).toBe(status);
    expect(site.requests).toEqual([]);
  });

  test('addresses that are not the source’s own site reach nothing', async () => {
    const site = await serve((_request, response) => response.end('fine'));
    const inside = await canary();
    const relay = await startFor(site, { privateHosts: [hostOf(site), hostOf(inside)] });
    const [here, there] = [hostOf(site), hostOf(inside)];
    for (const url of [
      `http://${there}/`, `https://${here}/`, `//${there}/`, `http://${here}@${there}/`, `http://${here}%40${there}/`, `http://u:p@${here}/feed.xml`,
      `http://${here}\\@${there}/`, `http://${there}\\@${here}/`, `http://${there}/#@${here}/`, `http://${there}?@${here}/`, `http:${there}/`, `http:/${there}/`,
      `http://${here}.evil.example/`, `http://${here}:${portOf(inside)}/`, `http://127.0.0.1/`, `http://localhost:${portOf(site)}/`, `http://127.1:${portOf(inside)}/`,
      `file:///etc/passwd`, `gopher://${there}/_x`, `dict://${there}/`, `ftp://${there}/`, `data:text/plain,x`, `javascript:alert(1)`, `php://filter/resource=civickit.json`,
      `phar://relay.php`, `http://${there}\r\nHost: ${here}/`, `http://${here}\t@${there}/`, ` http://${there}/`, `http://[::ffff:127.0.0.1]:${portOf(inside)}/`,
      `http://${here}/feed.xml\r\nX-Injected: 1`, `http://${here}/\u0000`, `x`, `http://`, `http://:80/`, `http://${'a'.repeat(5000)}/`,
    ]) {
      const answer = await relay.ask('news', url);
      expect([answer.status >= 400 && answer.status < 500, await answer.text()], url).toEqual([true, expect.not.stringContaining('secret')]);
    } // prettier-ignore
    expect([inside.requests.length, site.requests.filter((request) => request.headers['x-injected']).length]).toEqual([0, 0]);
    // And the port does answer whoever may ask.
    expect((await relay.ask('news', `${site.origin}/other?page=2`)).status).toBe(200);
  });

  test('sources whose host is this machine or its network, in every spelling, are refused unless they are meant', async () => {
    const inside = await canary();
    const port = portOf(inside);
    const hosts = [
      '127.0.0.1', '127.1', '127.255.255.254', '2130706433', '0x7f.1', '0x7f000001', '0177.0.0.1', '0', '0.0.0.0', 'localhost', 'LOCALHOST', 'localhost.',
      '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[fe80::1]', '[fd00::1]', '[ff02::1]',
      '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.100.100.200', '[fd00:ec2::254]', '198.18.0.1', '224.0.0.1', '255.255.255.255',
    ]; // prettier-ignore
    const sources = hosts.map((host, at) => ({ id: `s${at}`, url: `http://${host}:${port}/` }));
    const relay = await start(sources, { seconds: 2 });
    for (const [at, { id, url }] of sources.entries()) {
      const answer = await relay.ask(id, url);
      expect([answer.status >= 400, await answer.text()], hosts[at]).toEqual([true, expect.not.stringContaining('secret')]);
    }
    expect(inside.requests).toEqual([]);
    const meant = await start([{ id: 'wp', url: `${inside.origin}/` }], { privateHosts: [hostOf(inside)] });
    expect(await (await meant.ask('wp', `${inside.origin}/`)).text()).toBe('secret');
  });

  test('a redirect to anywhere else is not followed, whatever its form', async () => {
    const inside = await canary();
    let target = '';
    const site = await serve((request, response) =>
      request.url === '/fine' ? response.end('fine') : response.writeHead(302, { location: target }).end(),
    );
    const relay = await startFor(site, { privateHosts: [hostOf(site), hostOf(inside)], cacheSeconds: 0 });
    const there = hostOf(inside);
    for (target of [`http://${there}/`, `//${there}/`, `http://${hostOf(site)}@${there}/`, `file:///etc/passwd`, `gopher://${there}/`, `\\\\${there}/`, `/\\${there}/`, `http://169.254.169.254/latest/meta-data/`, '', 'http://', '/feed.xml']) {
      const answer = await relay.ask('news', `${site.origin}/feed.xml`);
      expect([answer.status >= 400, await answer.text()], target).toEqual([true, expect.not.stringContaining('secret')]);
    } // prettier-ignore
    expect(inside.requests).toEqual([]);
    target = '/fine';
    expect(await (await relay.ask('news', `${site.origin}/feed.xml`)).text()).toBe('fine');
  });

  test('the connection goes to the address that was judged: a name that changes meanwhile leads nowhere else', async () => {
    const inside = await canary();
    const port = portOf(inside);
    const names = {
      'rebind.example': [['198.51.99.1'], ['127.0.0.1']],
      'mixed.example': [['198.51.99.1', '127.0.0.1']],
      'private.example': [['10.0.0.1']],
      'none.example': [[]],
      'meant.example': [['127.0.0.1']],
    };
    const sources = Object.keys(names).map((host) => ({ id: host, url: `http://${host}:${port}/` }));
    const relay = await start(sources, { names, seconds: 1, privateHosts: [`meant.example:${port}`] });
    for (const [id, status] of [['mixed.example', 403], ['private.example', 403], ['none.example', 502]] as const) {
      expect((await relay.ask(id, `http://${id}:${port}/`)).status, id).toBe(status);
    } // prettier-ignore
    expect((await relay.ask('rebind.example', `http://rebind.example:${port}/`)).status).toBeGreaterThanOrEqual(502);
    expect(inside.requests).toEqual([]);
    // No resolver of this machine knows the name; only the pinned address leads there.
    expect(await (await relay.ask('meant.example', `http://meant.example:${port}/`)).text()).toBe('secret');
    expect(inside.requests[0]?.headers.host).toBe(`meant.example:${port}`);
  });

  test('what is too large, drips for ever or hangs is cut off', async () => {
    const site = await serve((request, response) => {
      if (request.url === '/large') response.end(Buffer.alloc(300_000));
      else if (request.url === '/endless') setInterval(() => response.write(Buffer.alloc(20_000)), 5).unref();
      else if (request.url === '/drip') setInterval(() => response.write('.'), 50).unref();
      else if (request.url === '/short')
        response.writeHead(200, { 'content-length': '1000' }).write('half', () => setTimeout(() => response.destroy(), 20));
    });
    const relay = await startFor(site, { maxBytes: 100_000, seconds: 1 });
    const started = Date.now();
    for (const [address, status] of [['/large', 502], ['/endless', 502], ['/drip', 504], ['/hang', 504], ['/short', 502]] as const) {
      expect((await relay.ask('news', `${site.origin}${address}`)).status, address).toBe(status);
    } // prettier-ignore
    expect(Date.now() - started).toBeLessThan(8000);
  });

  test('what the source refuses is told, with how long to wait', async () => {
    const site = await serve((request, response) =>
      request.url === '/busy'
        ? response.writeHead(429, { 'retry-after': '7' }).end()
        : response.writeHead(Number(request.url?.slice(1))).end('<b>'),
    );
    const relay = await startFor(site);
    const busy = await relay.ask('news', `${site.origin}/busy`);
    expect([busy.status, busy.headers.get('retry-after'), busy.headers.get('content-type')]).toEqual([
      429,
      '7',
      'application/problem+json',
    ]);
    expect((await relay.ask('news', `${site.origin}/404`)).status).toBe(404);
    const broken = await relay.ask('news', `${site.origin}/500`);
    expect([broken.status, await broken.json()]).toMatchObject([502, { status: 502, detail: 'the source answers 500' }]);
  });

  test('one visitor cannot ask without end, nor fill the disk', async () => {
    const site = await serve((_request, response) => response.end('fine'));
    const relay = await startFor(site, { requestsPerMinute: 12, mostCopies: 4 });
    const statuses: number[] = [];
    for (let at = 0; at < 30; at++) statuses.push((await relay.ask('news', `${site.origin}/?${at}`)).status);
    // A minute may end in between.
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(24);
    expect(statuses).toContain(429);
    expect((await readdir(path.join(relay.folder, 'cache'))).filter((name) => name.endsWith('.copy')).length).toBeLessThanOrEqual(4);
  });

  test('a folder without configuration gives nothing and no secret of the server', async () => {
    const relay = await start([], {});
    const answer = await relay.ask('news', 'https://town.example/');
    expect([answer.status, await answer.text()]).toEqual([404, expect.not.stringContaining(relay.folder)]);
  });
});

describe('addresses of the public internet', () => {
  const good = [
    '8.8.8.8',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.0.1.1',
    '100.63.0.1',
    '100.128.0.1',
    '223.255.255.255',
    '2606:4700::1',
    '240e::1',
    '2001:4860::8888',
  ];
  const bad = [
    '0.0.0.1', '10.1.1.1', '100.64.0.1', '100.127.255.255', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1', '192.88.99.1',
    '192.168.0.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255', '::', '::1',
    '::ffff:8.8.8.8', '::8.8.8.8', '64:ff9b::808:808', '2001::1', '2001:db8::1', '2002:808:808::', '3fff::1', 'fc00::1', 'fd12::1', 'fe80::1', 'fec0::1', 'ff02::1',
    'fe80::1%eth0', '', 'localhost', '1.2.3', '0x7f.1', '01.02.03.04',
  ]; // prettier-ignore

  test('relay.mjs tells them from all others', async () => {
    const { isPublic } = await relayModule();
    expect(good.filter((address) => !isPublic(address))).toEqual([]);
    expect(bad.filter((address) => isPublic(address))).toEqual([]);
  });

  test('relay.php tells them from all others', () => {
    const script = 'require $argv[1]; echo json_encode(array_values(array_filter(array_slice($argv, 2), "civickit_is_public")));';
    const { stdout } = spawnSync('php', ['-r', script, '--', phpRelay, ...good, ...bad], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual(good);
  });
});
