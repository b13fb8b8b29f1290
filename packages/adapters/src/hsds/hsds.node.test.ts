import { createCivicClient, type Batch, type PublicService, type ServiceSource } from '@civickit/core';
import { afterEach, expect, test } from 'vitest';
import { contextIn } from '../content-system/context.node.js';
import { hsds, type HsdsOptions } from './hsds.js';
import { cursorOf, nextPage, pageOf, type PagePlace } from './paging.js';
import { serveHsds, type HsdsServer, type ServedHsds } from './server.node.js';

let server: HsdsServer | undefined;
afterEach(() => server?.close());

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const welfare = { id: uuid(900), name: 'Civil Affairs' };
const moving = { id: uuid(800), name: 'Moving', taxonomy_id: uuid(700) };

/** A service as a server holds it, whole. */
const service = (number: number, more: object = {}) => ({
  id: uuid(number),
  name: `Service ${number}`,
  status: 'active',
  last_modified: `2026-03-${String((number % 28) + 1).padStart(2, '0')}T00:00:00Z`,
  organization: welfare,
  service_at_locations: [{ id: uuid(number + 100), location: { id: uuid(500), location_type: 'physical', name: 'Hall' } }],
  ...more,
});
const services = (count: number) => Array.from({ length: count }, (_, at) => service(at + 1));

async function connect(served: ServedHsds, options: Partial<HsdsOptions> = {}): Promise<ServiceSource> {
  server = await serveHsds(served);
  return hsds({ id: 'county', url: `${server.origin}/hsds`, ...options });
}

async function readAll(source: ServiceSource, query: Parameters<ServiceSource['list']>[0] = {}): Promise<Batch<PublicService>[]> {
  const batches: Batch<PublicService>[] = [];
  let cursor: string | undefined;
  do {
    const batch: Batch<PublicService> = await source.list(query, cursor, contextIn());
    batches.push(batch);
    cursor = batch.next;
    expect(batches.length).toBeLessThan(20);
  } while (cursor !== undefined);
  return batches;
}
const idsOf = (batches: readonly Batch<PublicService>[]) => batches.flatMap(({ items }) => items.map(({ ref }) => ref.id));

test.each(['3.0', '3.1', 'uk', 'uk-1'] as const)('all pages of %s are read, and then it ends', async (version) => {
  const source = await connect({ version, services: services(7) }, { version, perPage: 3 });
  const batches = await readAll(source);
  expect(idsOf(batches)).toEqual(services(7).map(({ id }) => id));
  expect(batches.map(({ items, total }) => [items.length, total])).toEqual([[3, 7], [3, 7], [1, 7]]); // prettier-ignore
  expect(batches[0]?.items[0]).toMatchObject({
    ref: { source: 'county', id: uuid(1) },
    name: 'Service 1',
    organization: { id: uuid(900), name: 'Civil Affairs' },
    updated: { iso: '2026-03-02T00:00:00Z', precision: 'instant', zone: 'given' },
  });
});

test.each<[string, Partial<ServedHsds>]>([
  ['says only whether a page is empty', { isTerse: true }],
  ['gives fewer than are asked for', { most: 2 }],
  ['answers 404 past the end', { isTerse: true, emptyIs404: true }],
])('a server that %s is read to its end', async (_, fault) => {
  const source = await connect({ services: services(6), ...fault }, { perPage: 3 });
  expect(idsOf(await readAll(source))).toEqual(services(6).map(({ id }) => id));
});

test('a server that gives page 1 for ever is left after the second', async () => {
  const source = await connect({ services: services(6), ignoresPage: true }, { perPage: 3 });
  expect(idsOf(await readAll(source))).toHaveLength(3);
  expect(server?.asked).toHaveLength(2);
});

test('a server that makes up pages for ever is left in the end, and never asked twice for one', () => {
  const made = (page: number) => ({
    items: [{ ref: { source: 'a', id: String(page) }, name: 'Made up' }],
    count: 1,
    page: { isLast: false },
  });
  let place: PagePlace | undefined = { page: 1 };
  let asked = 0;
  while (place) {
    asked++;
    const next: ReturnType<typeof nextPage> = nextPage(made(place.page), place);
    place = next === 'repeated' ? undefined : next && pageOf(cursorOf(next), 'a');
  }
  expect(asked).toBe(10_000);
});

test('lists come without what belongs to a service, one service with all of it', async () => {
  const source = await connect({ services: services(2) });
  const [listed] = (await source.list({}, undefined, contextIn())).items;
  expect(listed?.places).toBeUndefined();
  await expect(source.get?.(uuid(2), contextIn())).resolves.toMatchObject({ places: [{ name: 'Hall' }] });
  await expect(source.get?.(uuid(3), contextIn())).resolves.toBeUndefined();
  await expect(source.get?.('..', contextIn())).resolves.toBeUndefined();
  const whole = hsds({ id: 'county', url: `${server?.origin}/hsds/services`, full: true });
  expect((await whole.list({}, undefined, contextIn())).items[0]?.places).toHaveLength(1);
});

test('places that stand apart are fetched with the service', async () => {
  const { service_at_locations: links, ...bare } = service(1);
  const source = await connect(
    {
      services: [bare],
      links: [
        { ...links[0], service: bare },
        { id: 'x', service: service(2), location: { name: 'Elsewhere' } },
      ],
    },
    { flat: true },
  );
  await expect(source.get?.(uuid(1), contextIn())).resolves.toMatchObject({ places: [{ id: uuid(500), name: 'Hall' }] });
});

test('what the server filters it is asked for, by ids', async () => {
  const tagged = service(3, { attributes: [{ id: 'a', taxonomy_term: moving }] });
  const source = await connect({ services: [...services(2), tagged], terms: [moving] });
  expect([...source.applies].sort()).toEqual(['organization', 'taxonomy', 'text', 'updatedAfter']);
  const found = async (query: Parameters<ServiceSource['list']>[0]) => idsOf(await readAll(source, query));
  expect(await found({ text: 'service 2' })).toEqual([uuid(2)]);
  expect(await found({ taxonomy: moving.id })).toEqual([uuid(3)]);
  expect(await found({ taxonomy: 'moving' })).toEqual([uuid(3)]);
  expect(await found({ organization: welfare.id })).toHaveLength(3);
  expect(await found({ organization: 'civil affairs' })).toHaveLength(3);
  expect(await found({ organization: 'Roads' })).toEqual([]);
  // Midnight in Shanghai is 16:00 UTC of the day before.
  expect(await found({ updatedAfter: '2026-03-04' })).toEqual([uuid(3)]);
  expect(server?.asked.at(-1)).toContain('modified_after=2026-03-03T16%3A00%3A00.000Z');
  await expect(source.list({ updatedAfter: 'soon' }, undefined, contextIn())).rejects.toMatchObject({ code: 'invalid/query' });
});

test('what the server does not filter is filtered by the client', async () => {
  const source = await connect({ version: 'uk-1', services: services(5) }, { version: 'uk-1' });
  expect(source.applies.size).toBe(0);
  const client = createCivicClient({ services: source });
  const page = await client.services.page({ text: 'service 4' });
  expect(page.items.map(({ ref }) => ref.id)).toEqual([uuid(4)]);
  expect(server?.asked.join()).not.toContain('search');
});

test('a posted search leaves nothing in the address', async () => {
  const source = await connect({ version: '3.1', services: services(9) }, { version: '3.1', search: 'post', perPage: 5 });
  expect(idsOf(await readAll(source, { text: 'Service' }))).toHaveLength(9);
  expect(server?.posted).toEqual(['search=Service&page=1&per_page=5', 'search=Service&page=2&per_page=5']);
  expect(server?.asked).toEqual(['/hsds/services', '/hsds/services']);
});

test('lines are read one by one, and bad ones are told', async () => {
  const source = await connect({ services: [...services(2), '{"id": 001}', '<br>', service(3), '{"id":"cut'] }, { format: 'ndjson' });
  const [batch, ...more] = await readAll(source);
  expect(batch?.items.map(({ ref }) => ref.id)).toEqual([uuid(1), uuid(2), uuid(3)]);
  expect(batch?.skipped.map(({ issues }) => issues?.[0]?.path)).toEqual(['line 3', 'line 4', 'line 6']);
  expect(more).toEqual([]);
});

test('no line at all is an empty list, not what is no JSON', async () => {
  const source = await connect({ services: [] }, { format: 'ndjson' });
  expect(await readAll(source)).toMatchObject([{ items: [], skipped: [] }]);
});

test('taxonomies come with their terms, and either list is enough', async () => {
  const taxonomy = { id: uuid(700), name: 'Events of life' };
  const source = await connect({ services: [], taxonomies: [taxonomy], terms: [moving] });
  const term = { id: moving.id, name: 'Moving', taxonomy: taxonomy.id };
  await expect(source.taxonomies?.(contextIn())).resolves.toEqual([{ ...taxonomy, terms: [term] }]);
  await server?.close();
  const detail = { ...moving, taxonomy_detail: taxonomy };
  const other = await connect({ services: [], terms: [detail] });
  await expect(other.taxonomies?.(contextIn())).resolves.toEqual([{ ...taxonomy, terms: [term] }]);
  await server?.close();
  const neither = await connect({ services: [] });
  await expect(neither.taxonomies?.(contextIn())).rejects.toMatchObject({ status: 404 });
});

test('three bad rows of two hundred hide none of the others', async () => {
  const rows = [...services(197), { name: 'No id' }, null, { id: uuid(999) }];
  const source = await connect({ services: rows }, { perPage: 200 });
  const [batch] = await readAll(source);
  expect(batch?.items).toHaveLength(197);
  expect(batch?.skipped).toMatchObject([
    { code: 'protocol/wrong-shape', source: 'county', issues: [{ path: '/contents/197', message: 'no id' }] },
    { issues: [{ message: 'no record' }] },
    { issues: [{ message: 'no name' }] },
  ]);
});

test.each([
  ['a page', '<!doctype html><h1>Sign in</h1>', 'protocol/html-instead'],
  ['a page that claims to be JSON', '\n <html>', 'protocol/html-instead'],
  ['nothing', '', 'protocol/not-json'],
  ['a body that was cut', '{"contents": [\n {"id": "1",\n "name": "A"},', 'protocol/not-json'],
  ['leading zeros', '{"contents": [{"id": 001, "name": "A"}]}', 'protocol/not-json'],
  ['an error with status 200', '{"message": "Rate limit"}', 'protocol/wrong-shape'],
  ['a number', '7', 'protocol/wrong-shape'],
  ['null', 'null', 'protocol/wrong-shape'],
])('%s ends typed', async (_, body, code) => {
  const source = await connect({ services: [], instead: { body } });
  await expect(source.list({}, undefined, contextIn())).rejects.toMatchObject({ code, source: 'county' });
});

test('byte order marks and other character sets are read', async () => {
  const body = JSON.stringify({ contents: [{ id: 1, name: '户口迁移' }] });
  const source = await connect({ services: [], instead: { body: `\uFEFF${body}` } });
  expect((await source.list({}, undefined, contextIn())).items).toMatchObject([{ ref: { id: '1' }, name: '户口迁移' }]);
  await server?.close();
  const utf16 = await connect({ services: [], instead: { body: Buffer.from(`\uFEFF${body}`, 'utf16le') } });
  expect((await utf16.list({}, undefined, contextIn())).items).toMatchObject([{ name: '户口迁移' }]);
});

test('an empty answer is no failure, and a list that is gone is one', async () => {
  const source = await connect({ services: services(1), emptyIs404: true });
  expect(await source.list({ text: 'nowhere' }, undefined, contextIn())).toMatchObject({ items: [] });
  const elsewhere = hsds({ id: 'county', url: `${server?.origin}/a/b/c` });
  await expect(elsewhere.list({ text: 'x' }, undefined, contextIn())).rejects.toMatchObject({ status: 404 });
  await server?.close();
  const bare = await connect({ services: [], instead: { body: '{"empty": true}' } });
  expect(await bare.list({}, undefined, contextIn())).toMatchObject({ items: [], skipped: [] });
});

test.each(['0.', 'x', '1', '123456.a', '2.A', 'https://elsewhere.example/'])('"%s" is no cursor', async (cursor) => {
  const source = hsds({ id: 'county', url: 'https://county.example/hsds' });
  await expect(source.list({}, cursor, contextIn())).rejects.toMatchObject({ code: 'invalid/cursor' });
});

test('places of a Chinese map are converted', async () => {
  const location = { name: '政务服务中心', latitude: '30.271671', longitude: 120.159695 };
  const source = await connect({ services: [service(1, { service_at_locations: [{ location }] })] }, { coordinateSystem: 'GCJ02' });
  const [place] = (await source.get?.(uuid(1), contextIn()))?.places ?? [];
  expect(place?.where?.latitude).toBeCloseTo(30.274, 5);
  expect(place?.where?.longitude).toBeCloseTo(120.155, 5);
});
