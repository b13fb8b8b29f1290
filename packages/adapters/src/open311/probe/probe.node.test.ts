import { afterEach, expect, test } from 'vitest';
import { contextIn } from '../../content-system/context.node.js';
import { record, serveRequests, type Asked, type RequestServer, type Said } from '../serve-requests.node.js';
import { probeOpen311 } from './probe-open311.js';

const open: RequestServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

const missing: Said = { status: 404, body: '<html><body>Not found</body></html>', type: 'text/html' };
const type = { service_code: '001', service_name: 'Lamps', metadata: true };
const all = Array.from({ length: 9 }, (_, index) => ({ ...record(index), service_request_id: `r${index}` }));

async function probe(answer: (asked: Asked) => Said | unknown[] | undefined, path = '') {
  const server = await serveRequests((asked) => answer(asked) ?? missing);
  open.push(server);
  const found = await probeOpen311(`${server.origin}${path}`, contextIn('UTC'));
  return { found, server };
}

const byPage = ({ query }: Asked) => {
  const size = Number(query.get('page_size') ?? 50);
  return all.slice((Number(query.get('page') ?? 1) - 1) * size).slice(0, size);
};
const byOffset = ({ query }: Asked) => all.slice(Number(query.get('offset') ?? 0)).slice(0, Number(query.get('limit') ?? 50));
const lists =
  (requests: (asked: Asked) => Said | unknown[], services: Said | unknown[] = [type]) =>
  (asked: Asked) => {
    if (asked.path === '/v2/services.json') return services;
    return asked.path === '/v2/requests.json' ? requests(asked) : undefined;
  };

test.each([
  ['spec', 'none', lists(() => all)],
  ['connected-bits', 'page', lists(byPage)],
  [
    'ureport',
    'page',
    lists((asked) => byPage(asked).map((row) => ({ ...row, service_request_id: Number(row.service_request_id.slice(1)) + 1 }))),
  ],
  ['mark-a-spot', 'offset', lists(byOffset)],
  ['mark-a-spot', 'unknown', lists(() => ({ status: 404, body: { error: { code: 404, message: 'none' } } }))],
  ['mark-a-spot-2018', 'none', lists(() => all.map(({ service_request_id: id }) => ({ servicerequest_id: id, status: 'open' })))],
  ['fixmystreet', 'none', lists(() => ({ body: { service_requests: all } }), { body: { services: [type] } })],
  ['open311-adapter', 'none', lists(() => all, [{ ...type, metadata: 'true' }])],
  ['citysdk', 'none', lists(() => all.map((row) => ({ ...row, adress_id: 1 })))],
])('%s is told by its answers, paging: %s', async (dialect, paging, answer) => {
  const { found, server } = await probe(answer, '/v2/requests.json?jurisdiction_id=town.example');
  expect(found).toMatchObject({
    dialect,
    capabilities: { paging },
    endpoint: `${server.origin}/v2`,
    formats: ['json'],
    jurisdictionId: 'town.example',
  });
  expect(new Set(server.calls.map(({ method }) => method))).toEqual(new Set(['GET']));
  expect(server.calls.length).toBeLessThan(13);
});

test('XML alone, and paths of a deployment’s own', async () => {
  const xml = '<services><service><service_code>1</service_code></service></services>';
  expect((await probe(({ path }) => (path === '/services.xml' ? { body: xml } : path === '/requests.xml' ? { body: '<service_requests/>' } : undefined))).found).toMatchObject({ dialect: 'xml-only', formats: ['xml'] }); // prettier-ignore
  expect((await probe(({ path }) => (path === '/Services' ? [type] : path === '/Requests' ? all : undefined))).found).toMatchObject({ dialect: 'spec', paths: { requests: 'Requests', request: 'Requests/{id}' } }); // prettier-ignore
});

test('a discovery document leads to the address, where it stays on the host', async () => {
  const endpoints = (host: string) => [
    { specification: 'http://wiki.open311.org/GeoReport_v2', url: `http://${host}/api`, type: 'production', formats: [] },
  ];
  const { found, server } = await probe(({ path, host }) => {
    if (path === '/discovery.json') return { body: { endpoints: [...endpoints('old.example'), ...endpoints(host)] } };
    return path === '/api/services.json' ? [type] : path === '/api/requests.json' ? all : undefined;
  });
  expect(found.endpoint).toBe(`${server.origin}/api`);
});

test('what is no Open311 is said so', async () => {
  await expect(probe(() => undefined)).rejects.toMatchObject({ code: 'protocol/wrong-shape' });
  await expect(probe(() => ({ body: '<html><body>Log in</body></html>' }))).rejects.toMatchObject({ code: 'protocol/wrong-shape' });
  await expect(probeOpen311('ftp://town.example', contextIn())).rejects.toMatchObject({ code: 'invalid/url' });
});
