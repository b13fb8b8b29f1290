import type { Query, RequestSource } from '@civickit/core';
import { afterEach, expect, test } from 'vitest';
import { contextIn } from '../content-system/context.node.js';
import type { Open311Dialect } from './dialect.js';
import { citysdk } from './dialects/citysdk.js';
import { connectedBits } from './dialects/connected-bits.js';
import { fixmystreet } from './dialects/fixmystreet.js';
import { markASpot } from './dialects/mark-a-spot.js';
import { open311 } from './open311.js';
import { record, serveRequests, type Asked, type RequestServer } from './serve-requests.node.js';

const open: RequestServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

async function town(
  answer: Parameters<typeof serveRequests>[0],
  options: { dialect?: Open311Dialect; jurisdictionId?: string; pageSize?: number } = {},
) {
  const server = await serveRequests(answer);
  open.push(server);
  const source: RequestSource = open311({ id: 'town', url: `${server.origin}/v2/`, ...options });
  return { server, source };
}

const context = { ...contextIn('America/Chicago'), clock: { now: () => Date.UTC(2026, 6, 1) } };

/** Reads a list to its end, forty batches at most. */
async function readAll(source: RequestSource, query: Query<'requests'> = {}) {
  const batches: string[][] = [];
  let cursor: string | undefined;
  do {
    const batch = await source.list(query, cursor, context);
    batches.push(batch.items.map(({ ref }) => ref.id));
    cursor = batch.next;
  } while (cursor !== undefined && batches.length < 40);
  return batches;
}

const rows = (count: number, from = 0) => Array.from({ length: count }, (_, index) => record(from + index + 1));
const number = (asked: Asked, name: string) => Number(asked.query.get(name));

test('the standard has one page; nothing empty is sent', async () => {
  const { server, source } = await town(() => rows(3), { jurisdictionId: '' });
  expect(await readAll(source)).toEqual([['1', '2', '3']]);
  expect(server.asked).toEqual(['/v2/requests.json']);
});

test('pages are followed to the first that is short', async () => {
  const { server, source } = await town((asked) => rows(number(asked, 'page') < 3 ? 50 : 7, (number(asked, 'page') - 1) * 50), {
    dialect: connectedBits,
    jurisdictionId: 'town.example',
  });
  const batches = await readAll(source);
  expect([batches.length, new Set(batches.flat()).size]).toEqual([3, 107]);
  expect(server.asked[1]).toBe('/v2/requests.json?jurisdiction_id=town.example&extensions=true&page=2&page_size=50');
});

test('a server that caps pages below what was asked is still read to its end', async () => {
  const { source } = await town((asked) => rows(number(asked, 'page') < 3 ? 20 : 4, (number(asked, 'page') - 1) * 20), {
    dialect: connectedBits,
  });
  expect((await readAll(source)).flat()).toHaveLength(44);
});

test.each([
  ['repeats page 1 for ever', () => rows(50)],
  ['repeats page 1 in another order', (asked: Asked) => (number(asked, 'page') % 2 ? rows(50) : rows(50).reverse())],
  ['repeats page 1, with what has come in meanwhile', (asked: Asked) => [record(1000 + number(asked, 'page')), ...rows(49)]],
  ['repeats its last page', (asked: Asked) => rows(50, Math.min(number(asked, 'page') - 1, 3) * 50)],
])('paging ends where a server %s', async (_, answer) => {
  const { server, source } = await town(answer, { dialect: connectedBits });
  await readAll(source);
  expect(server.calls.length).toBeLessThan(7);
});

test('paging ends where a server refuses the page after the last', async () => {
  const { source } = await town(
    (asked) => (number(asked, 'page') > 1 ? { status: 400, body: [{ code: 400, description: 'no such page' }] } : rows(50)),
    { dialect: connectedBits },
  );
  expect((await readAll(source)).flat()).toHaveLength(50);
});

test('a server that breaks on a later page is not taken for one at its end', async () => {
  const { source } = await town((asked) => (number(asked, 'page') > 1 ? { status: 500, body: 'x' } : rows(50)), { dialect: connectedBits });
  const { next } = await source.list({}, undefined, context);
  await expect(source.list({}, next, context)).rejects.toMatchObject({ code: 'http/server-error' });
});

test('pages keep their size, whatever limit is asked for later', async () => {
  const { server, source } = await town((asked) => rows(number(asked, 'page_size')), { dialect: connectedBits });
  const { next } = await source.list({ limit: 10 }, undefined, context);
  await source.list({ limit: 30 }, next, context);
  expect(server.calls.map(({ query }) => query.get('page_size'))).toEqual(['10', '10']);
});

test('offsets end at the total that the server tells', async () => {
  const { server, source } = await town((asked) => ({ body: { requests: rows(50, number(asked, 'offset')), meta: { total: 100 } } }), {
    dialect: markASpot,
  });
  expect((await readAll(source)).flat()).toHaveLength(100);
  expect(server.calls.map(({ query }) => query.get('offset'))).toEqual(['0', '50']);
  expect((await source.list({}, undefined, context)).total).toBe(100);
});

test('404 is an empty list where the dialect says so, and an error elsewhere and for a page', async () => {
  const refusal = { status: 404, body: { error: { code: 404, message: 'No requests found' } } };
  expect(await readAll((await town(() => refusal, { dialect: markASpot })).source)).toEqual([[]]);
  await expect((await town(() => refusal)).source.list({}, undefined, context)).rejects.toMatchObject({ status: 404, message: expect.stringContaining('No requests found') as string }); // prettier-ignore
});

test('the server is asked for what it can answer, and its answer is checked', async () => {
  const { server, source } = await town(() => rows(4));
  expect(await readAll(source, { type: '001', status: 'open', text: 'lamp' })).toEqual([['1', '3']]);
  expect(Object.fromEntries(server.calls[0]?.query ?? [])).toEqual({ service_code: '001', status: 'open' });
  expect([...source.applies]).toEqual(['type', 'status', 'since', 'until']);
});

test('CitySDK is asked for closed requests too, and for a circle', async () => {
  const { server, source } = await town(
    () => [
      { ...record(1), lat: 54.09, long: 12.11 },
      { ...record(2), lat: 55, long: 12 },
    ],
    { dialect: citysdk },
  );
  expect(await readAll(source, { near: { latitude: 54.09, longitude: 12.11, radius: 100.5 } })).toEqual([['1']]);
  expect(Object.fromEntries(server.calls[0]?.query ?? [])).toEqual({
    status: 'open,closed',
    extensions: 'true',
    lat: '54.09',
    long: '12.11',
    radius: '101',
  });
});

test('dates go with an offset, or as clocks show them where a server wants none', async () => {
  const spec = await town(() => rows(1));
  await spec.source.list({ since: '2026-06-20' }, undefined, context);
  expect(spec.server.calls[0]?.query.get('start_date')).toBe('2026-06-20T04:59:59Z');
  const chicago = await town(() => rows(1), { dialect: connectedBits });
  await chicago.source.list({ since: '2026-06-20' }, undefined, context);
  expect(chicago.server.calls[0]?.query.get('start_date')).toBe('2026-06-18T22:00:00');
});

test('what lies further back than a server answers at once is asked for window by window', async () => {
  // The last one stands where two windows meet.
  const edge = { ...record(7), requested_datetime: '2026-04-06T00:00:00Z' };
  const all = [...[0, 10, 100, 200, 400, 700].map((days, index) => record(index + 1, days)), edge];
  const within = ({ query }: Asked) => {
    const [from, until] = [query.get('start_date') ?? '', query.get('end_date') ?? ''].map(Date.parse) as [number, number];
    expect(until - from).toBeLessThanOrEqual(90 * 86_400_000);
    return all.filter(
      (row) => Date.parse(String(row['requested_datetime'])) >= from && Date.parse(String(row['requested_datetime'])) <= until,
    );
  };
  const { source } = await town(within);
  expect((await readAll(source, { since: '2025-01-01' })).flat()).toEqual(['1', '2', '7', '3', '4', '5']);
});

test('a server that passes over dates is asked once', async () => {
  const { server, source } = await town(() => [0, 100, 400].map((days, index) => record(index + 1, days)));
  expect(await readAll(source, { since: '2025-01-01' })).toEqual([['1', '2', '3']]);
  expect(server.calls).toHaveLength(1);
});

test('no window is asked for where nobody asks for dates', async () => {
  const { server, source } = await town(() => [], { dialect: fixmystreet });
  expect(await readAll(source, { since: '2001-01-01' })).toEqual([[]]);
  expect(server.calls).toHaveLength(1);
});

test.each(['', '{}', '[1]', '["1",null,null,"",""]', 'https://evil.example/'])(
  'a cursor of somebody else is refused: %s',
  async (cursor) => {
    const { source } = await town(() => []);
    await expect(source.list({}, cursor, context)).rejects.toMatchObject({ code: 'invalid/cursor' });
  },
);

test('a date that is none is refused before anybody is asked', async () => {
  const { server, source } = await town(() => []);
  await expect(source.list({ since: 'soon' }, undefined, context)).rejects.toMatchObject({ code: 'invalid/query' });
  expect(server.calls).toHaveLength(0);
});

test('one request is got by its id, in an array of one, wrapped or whole; unknown ones are none', async () => {
  const answers: Record<string, unknown> = {
    'a%2Fb': [{ ...record(1), service_request_id: 'a/b' }],
    2: { service_requests: [record(2)] },
    3: record(3),
    4: [],
  };
  const { source } = await town(({ path }) => {
    const id = /requests\/(.*)\.json$/.exec(path)?.[1] ?? '';
    return id in answers ? { body: answers[id] } : { status: 404, body: [{ code: 404, description: 'unknown' }] };
  });
  const got = await Promise.all(['a/b', '2', '3', '4', '5'].map(async (id) => source.get?.(id, context)));
  expect(got.map((request) => request?.ref.id)).toEqual(['a/b', '2', '3', undefined, undefined]);
});

test('types and their questions come from where the deployment has them', async () => {
  const server = await serveRequests(({ path }) => ({ body: path.endsWith('Services') ? [{ service_code: 'Straße 1', metadata: true }] : { service_code: 'x', attributes: [{ code: 'A', variable: true }] } })); // prettier-ignore
  open.push(server);
  const source = open311({ id: 'town', url: server.origin, paths: { services: 'Services', service: 'Services/{id}' } });
  expect(await source.types?.({}, context)).toMatchObject({
    items: [{ ref: { source: 'town', id: 'Straße 1' }, hasQuestions: true }],
    skipped: [],
  });
  expect(await source.describe?.('Straße 1', {}, context)).toMatchObject({ pages: [{ questions: [{ id: 'A' }] }] });
  expect(server.asked).toEqual(['/Services', '/Services/Stra%C3%9Fe%201']);
});
