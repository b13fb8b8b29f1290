import { expect, test, vi } from 'vitest';
import { CivicError } from '../../errors/civic-error.js';
import type { RequestSource } from '../../requests/request-source.js';
import type { ServiceRequest } from '../../requests/service-request.js';
import type { Sender } from '../../source/sender.js';
import type { ServiceSource } from '../../services/service-source.js';
import type { NewServiceRequest } from '../../requests/new-service-request.js';
import { memoryStore } from '../../store/memory-store.js';
import { testClock } from '../../testing/test-clock.js';
import { createCivicClient } from '../create-client.js';

const at = '2026-03-04T12:00:00.000Z' as never;
const request = (source: string, id: string, more: Partial<ServiceRequest> = {}): ServiceRequest => ({
  ref: { source, id },
  authorityStatus: 'open',
  requested: { iso: '2026-03-01T08:00:00Z', precision: 'instant', zone: 'given' },
  ...more,
});

function requests(id: string, more: Partial<RequestSource> = {}): RequestSource {
  return {
    kind: 'requests',
    id,
    applies: new Set(),
    list: async () => ({ items: [request(id, '1')], order: 'unordered', skipped: [] }),
    get: async (one) => request(id, one, { updates: [{ request: { source: id, id: one }, description: 'On its way' }] }),
    types: async () => ({ items: [{ ref: { source: id, id: '006' }, name: `Pothole of ${id}`, hasQuestions: true }], skipped: [] }),
    describe: async (type) => ({ format: 'civic-form/1', id: type, version: '1', pages: [] }),
    ...more,
  };
}

const sender = (more: Partial<Sender<NewServiceRequest>> = {}): Sender<NewServiceRequest> => ({
  resend: 'search-first',
  submit: async ({ type }, key) => ({ strength: 'pending', source: 'a', at, token: `${type} ${key}` }),
  ...more,
});

const down = () => Promise.reject(new CivicError('network/unreachable', 'down'));

test('types of all sources come together, and one that is down does not take the others along', async () => {
  const client = createCivicClient({ requests: [requests('a'), requests('b', { types: down })] });
  const { items, sources } = await client.requests.types();
  expect(items.map(({ name }) => name)).toEqual(['Pothole of a']);
  expect(sources).toMatchObject([
    { source: 'a', state: 'ok' },
    { source: 'b', state: 'failed', error: { code: 'network/unreachable' } },
  ]);
});

test('types and questions once read are there when the source is not, and say so', async () => {
  const store = memoryStore();
  const before = createCivicClient({ requests: requests('a') }, { store, clock: testClock() });
  await before.requests.types();
  await before.requests.describe({ source: 'a', id: '006' });
  const after = createCivicClient({ requests: requests('a', { types: down, describe: down }) }, { store });
  const { items, sources } = await after.requests.types();
  expect(items).toHaveLength(1);
  expect(sources).toMatchObject([{ state: 'cached', origin: 'cache', fetchedAt: at, error: { kind: 'network' } }]);
  await expect(after.requests.describe({ source: 'a', id: '006' })).resolves.toMatchObject({ id: '006' });
  await expect(after.requests.describe({ source: 'a', id: '007' })).rejects.toMatchObject({ code: 'network/unreachable' });
});

test('places come from the sources that tell them, are known to come beforehand, and are there when the source is not', async () => {
  const place = {
    ref: { source: 'a', id: 'hall' },
    name: 'Town hall',
    kind: 'landmark',
    where: { latitude: 26.08, longitude: 105.19 },
  } as const;
  const store = memoryStore();
  const ask = vi.fn<NonNullable<RequestSource['places']>>(async () => ({ items: [place], skipped: [] }));
  const client = createCivicClient({ requests: [requests('a', { places: ask }), requests('b')] }, { store });
  expect(client.requests.hasPlaces).toBe(true);
  expect(await client.requests.places({ lang: 'en' })).toMatchObject({ items: [place], sources: [{ source: 'a', state: 'ok' }] });
  expect(ask.mock.calls[0]?.[0]).toEqual({ lang: 'en' });
  const after = createCivicClient({ requests: requests('a', { places: down }) }, { store });
  expect(await after.requests.places({ lang: 'en' })).toMatchObject({ items: [place], sources: [{ state: 'cached' }] });
  const none = createCivicClient({ requests: requests('a') });
  expect(none.requests.hasPlaces).toBe(false);
  await expect(none.requests.places()).rejects.toMatchObject({ code: 'unsupported/capability' });
});

test('what no source can do is refused before anything is asked', async () => {
  const client = createCivicClient({ requests: requests('a', { types: undefined, describe: undefined, get: undefined }) });
  await expect(client.requests.types()).rejects.toMatchObject({ code: 'unsupported/capability' });
  await expect(client.requests.describe({ source: 'a', id: '1' })).rejects.toMatchObject({ code: 'unsupported/capability' });
  await expect(client.requests.updates({ source: 'a', id: '1' })).rejects.toMatchObject({ code: 'unsupported/capability' });
  await expect(client.requests.describe({ source: 'x', id: '1' })).rejects.toMatchObject({ code: 'config/unknown-source' });
  expect(client.requests).not.toHaveProperty('send');
});

test('a report goes to the only source that takes one, under the key that it was given', async () => {
  const client = createCivicClient({ requests: [{ ...requests('a'), send: sender() }, requests('b')] });
  const receipt = await client.requests.send({ type: '006' }, { key: 'k1' });
  expect(receipt).toMatchObject({ strength: 'pending', token: '006 k1' });
  expect(client.requests.senders).toEqual({ a: { resend: 'search-first', canFind: false } });
  await expect(client.requests.find({ type: '006' }, { key: 'k1' })).rejects.toMatchObject({ code: 'unsupported/capability' });
});

test('a sender that asks a person has all the time of the world, unless it is given up', async () => {
  const choose = () => new Promise<never>((_, reject) => setTimeout(() => reject(new CivicError('aborted/by-caller', 'chose none')), 60));
  const send = async (attended: boolean) => {
    const source = { ...requests('a'), send: sender({ submit: choose, attended }) };
    return createCivicClient({ requests: source }, { sourceTimeoutMs: 20 }).requests.send({ type: '1' });
  };
  await expect(send(false)).rejects.toMatchObject({ code: 'timeout/answer' });
  await expect(send(true)).rejects.toMatchObject({ code: 'aborted/by-caller', message: 'chose none' });
});

test('what is to be private goes only where that can be said', async () => {
  const clientOf = (mayBePrivate: boolean) =>
    createCivicClient({ requests: { ...requests('a'), send: sender({ ...(mayBePrivate && { mayBePrivate }) }) } }).requests;
  expect(clientOf(true).senders).toEqual({ a: { resend: 'search-first', canFind: false, mayBePrivate: true } });
  await expect(clientOf(true).send({ type: '1', isPrivate: true })).resolves.toMatchObject({ strength: 'pending' });
  await expect(clientOf(false).send({ type: '1', isPrivate: false })).resolves.toMatchObject({ strength: 'pending' });
  const refused = { code: 'invalid/draft', retry: 'never', issues: [{ path: '/isPrivate' }] };
  await expect(clientOf(false).send({ type: '1', isPrivate: true })).rejects.toMatchObject(refused);
});

test('two that take reports have to be told apart', async () => {
  const client = createCivicClient({
    requests: [
      { ...requests('a'), send: sender() },
      { ...requests('b'), send: sender() },
    ],
  });
  await expect(client.requests.send({ type: '1' })).rejects.toMatchObject({ code: 'config/unknown-source' });
  await expect(client.requests.send({ type: '1' }, { source: 'b' })).resolves.toMatchObject({ strength: 'pending' });
});

test('tracking asks once: a token stays pending, or becomes an id with its request', async () => {
  let settled = false;
  const settle: Sender<NewServiceRequest>['settle'] = async () =>
    settled ? { strength: 'acknowledged', source: 'a', at, ref: { source: 'a', id: '7' } } : undefined;
  const client = createCivicClient({ requests: { ...requests('a'), send: sender({ settle }) } });
  const pending = await client.requests.send({ type: '006' });
  await expect(client.requests.track(pending)).resolves.toEqual({ receipt: pending });
  settled = true;
  await expect(client.requests.track(pending)).resolves.toMatchObject({
    receipt: { strength: 'acknowledged', ref: { id: '7' } },
    request: { ref: { id: '7' }, authorityStatus: 'open' },
  });
});

test('updates come with the request where the source has no list of them', async () => {
  const client = createCivicClient({ requests: requests('a') });
  await expect(client.requests.updates({ source: 'a', id: '1' })).resolves.toMatchObject([{ description: 'On its way' }]);
});

test('a call that is given up ends at once', async () => {
  const client = createCivicClient({ requests: requests('a', { types: () => new Promise(() => undefined) }) });
  await expect(client.requests.types({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted/by-caller' });
});

test('requests are found by place, time, status and words, the newest first', async () => {
  const items = [
    request('a', 'old', { requested: { iso: '2026-01-01', precision: 'day', zone: 'assumed' }, where: { latitude: 30, longitude: 120 } }),
    request('a', 'new', { where: { latitude: 30.001, longitude: 120 }, description: 'Ｐothole', type: { id: '006' } }),
    request('a', 'closed', { authorityStatus: 'closed' }),
  ];
  const client = createCivicClient({ requests: requests('a', { list: async () => ({ items, order: 'unordered', skipped: [] }) }) });
  const ids = async (query: Parameters<typeof client.requests.page>[0]) =>
    (await client.requests.page(query)).items.map(({ ref }) => ref.id);
  expect(await ids({})).toEqual(['new', 'closed', 'old']);
  expect(await ids({ near: { latitude: 30, longitude: 120, radius: 50 } })).toEqual(['old']);
  expect(await ids({ near: { latitude: 30, longitude: 120, radius: 200 } })).toEqual(['new', 'old']);
  expect(await ids({ status: 'closed' })).toEqual(['closed']);
  expect(await ids({ since: '2026-02-01', until: '2026-03-02', text: 'pothole', type: '006' })).toEqual(['new']);
  await expect(client.requests.page({ since: 'soon' })).rejects.toMatchObject({ code: 'invalid/query' });
  await expect(client.requests.page({ near: { latitude: 0, longitude: 0, radius: -1 } })).rejects.toMatchObject({ code: 'invalid/query' });
});

test('freshness of requests goes by the last change', async () => {
  const freshness = { basis: 'published', due: 'P1D', overdue: 'P7D', dead: 'P30D' } as const;
  const updated = { iso: '2026-03-04T10:00:00Z', precision: 'instant', zone: 'given' } as const;
  const list: RequestSource['list'] = async () => ({ items: [request('a', '1', { updated })], order: 'unordered', skipped: [] });
  const client = createCivicClient({ requests: requests('a', { list, about: { freshness } }) }, { clock: testClock() });
  expect((await client.requests.page()).sources).toMatchObject([{ freshness: { state: 'fresh' } }]);
});

test('the largest ready index of the services is given, and kept; what fails is passed over', async () => {
  const services = (id: string, searchIndex?: ServiceSource['searchIndex']): ServiceSource => ({
    kind: 'services',
    id,
    applies: new Set(),
    list: async () => ({ items: [], order: 'unordered', skipped: [] }),
    ...(searchIndex && { searchIndex }),
  });
  const store = memoryStore();
  const sources = [services('a', async () => 'of a'), services('b', async () => 'all of b'), services('c', down), services('d')];
  expect(await createCivicClient({ services: sources }, { store }).services.searchIndex()).toBe('all of b');
  expect(await createCivicClient({ services: services('b', down) }, { store }).services.searchIndex()).toBe('all of b');
  const odd = services('e', async () => 7 as never);
  expect(await createCivicClient({ services: [odd, services('d')] }).services.searchIndex()).toBeUndefined();
  const hanging = services('f', () => new Promise(() => undefined));
  const given = createCivicClient({ services: hanging }).services.searchIndex({ signal: AbortSignal.abort() });
  await expect(given).rejects.toMatchObject({ code: 'aborted/by-caller' });
});
