import { createCivicClient } from '../../client/create-client.js';
import type { ClientEvent } from '../../client/client.types.js';
import { CivicError } from '../../errors/civic-error.js';
import type { Http, HttpRequest } from '../../http/http.types.js';
import { memoryStore } from '../../store/memory-store.js';
import { toInstant } from '../../when/to-instant.js';
import { check, checkEqual, checkRejects, checkWithin, wait, type Case, whenKept } from '../checks.js';
import { memorySource, type MemorySourceOptions } from '../memory-source.js';
import { sampleNotices, toNotice } from '../sample-notices.js';
import { testClock } from '../test-clock.js';

function source(id: string, more: Partial<MemorySourceOptions> = {}) {
  return memorySource({ id, items: sampleNotices(3, { prefix: id }).map((notice) => toNotice(id, notice)), ...more });
}

const broken = { kind: 'error', error: new CivicError('http/server-error', 'broken', { status: 500 }) } as const;

/** How requests are shared, aborted and isolated, and what is kept. */
export const sharingCases: readonly Case[] = [
  {
    name: 'all who ask the same share one request, also with other limits and filters',
    async run() {
      const a = source('a', { fault: { kind: 'slow', ms: 20 } });
      const { notices } = createCivicClient({ notices: a });
      await Promise.all([notices.page(), notices.page({ limit: 1 }), notices.page({ text: 'a1' })]);
      await notices.page({ category: 'Water' });
      checkEqual(a.calls.length, 1, 'calls');
    },
  },
  {
    name: 'an answer that is no longer young is asked for again',
    async run() {
      const clock = testClock();
      const a = source('a');
      const { notices } = createCivicClient({ notices: a }, { clock });
      await notices.page();
      clock.advance(59_000);
      await notices.page();
      clock.advance(2000);
      await notices.page();
      checkEqual(a.calls.length, 2, 'calls');
    },
  },
  {
    name: 'a request is aborted only when the last asker has gone',
    async run() {
      const a = source('a', { fault: { kind: 'slow', ms: 60 } });
      const { notices } = createCivicClient({ notices: a });
      const [one, two] = [new AbortController(), new AbortController()];
      const first = checkRejects(notices.page({}, { signal: one.signal }), 'aborted/by-caller');
      const second = notices.page({}, { signal: two.signal });
      one.abort();
      await first;
      checkEqual(a.calls[0]?.signal.aborted, false, 'one still waits');
      checkEqual((await second).items.length, 3, 'items');
      const third = checkRejects(createCivicClient({ notices: a }).notices.page({}, { signal: two.signal }), 'aborted/by-caller');
      two.abort();
      await third;
      checkEqual(a.calls[1]?.signal.aborted, true, 'nobody waits');
    },
  },
  {
    name: 'close() ends everything',
    async run() {
      const a = source('a', { fault: { kind: 'hang' } });
      const client = createCivicClient({ notices: a });
      const page = checkRejects(client.notices.page(), 'aborted/by-caller');
      let called = 0;
      client.notices.watch({}, () => (called += 1), { signal: new AbortController().signal });
      client.close();
      await checkWithin(5000, page);
      await checkRejects(client.notices.page(), 'aborted/by-caller');
      await wait(80);
      checkEqual([called, a.calls[0]?.signal.aborted], [0, true], 'calls');
    },
  },
  {
    name: 'one broken source does not harm the others',
    async run() {
      const faults = [broken, { kind: 'garbage' }, { kind: 'error', error: 'no error at all' }] as const;
      const bad = faults.map((fault, at) => source(`bad${at}`, { fault }));
      const page = await createCivicClient({ notices: [...bad, source('good')] }).notices.page();
      checkEqual(
        page.sources.map(({ state }) => state),
        ['failed', 'failed', 'failed', 'ok'],
        'states',
      );
      checkEqual(
        page.sources.map(({ error }) => error?.code),
        ['http/server-error', 'protocol/wrong-shape', 'protocol/wrong-shape', undefined],
        'errors',
      );
      checkEqual([page.items.length, page.complete, page.total], [3, false, undefined], 'items');
    },
  },
  {
    name: 'rejects only when every source failed and nothing is kept',
    async run() {
      const error = await checkRejects(
        createCivicClient({ notices: [source('a', { fault: broken }), source('b', { fault: broken })] }).notices.page(),
        'http/server-error',
      );
      checkEqual([error.source, error.status], ['a', 500], 'the error names its source');
    },
  },
  {
    name: 'a source that hangs ends by its deadline',
    async run() {
      const { notices } = createCivicClient({ notices: [source('a', { fault: { kind: 'hang' } }), source('b')] }, { sourceTimeoutMs: 100 });
      const page = await checkWithin(5000, notices.page());
      checkEqual([page.items.length, page.sources[0]?.error?.code], [3, 'timeout/answer'], 'page');
    },
  },
  {
    name: 'a kept copy stands in, with its age, after a reload too',
    async run() {
      const [store, clock, a] = [memoryStore(), testClock(), source('a', { pageSize: 2 })];
      await createCivicClient({ notices: a }, { store, clock }).notices.page({ limit: 2 });
      await whenKept(store, 'notices', 'a');
      clock.advance(3_600_000);
      a.fault = broken;
      const page = await createCivicClient({ notices: a }, { store, clock }).notices.page({ limit: 2 });
      const [report] = page.sources;
      checkEqual(
        [report?.state, report?.origin, report?.fetchedAt, report?.error?.code],
        ['cached', 'cache', '2026-03-04T12:00:00.000Z', 'http/server-error'],
        'report',
      );
      checkEqual([page.items.map(({ ref }) => ref.id), page.complete, page.cursor], [['a0', 'a1'], false, undefined], 'page');
    },
  },
  {
    name: 'what stays in memory stands in whole when a refresh fails',
    async run() {
      const [clock, a] = [testClock(), source('a')];
      const { notices } = createCivicClient({ notices: a }, { clock });
      await notices.page();
      clock.advance(120_000);
      a.fault = broken;
      const page = await notices.page();
      checkEqual([page.sources[0]?.state, page.items.length], ['cached', 3], 'page');
      a.fault = undefined;
      checkEqual((await notices.page()).sources[0]?.state, 'ok', 'it recovers at once when asked');
    },
  },
  {
    name: 'copies hold plain data: lazy members are read, raw records left out',
    async run() {
      const store = memoryStore();
      const lazy = { ref: { source: 'a', id: '1' }, title: 'Lazy', raw: { secret: 1 }, get summary() { return 'read'; } }; // prettier-ignore
      await createCivicClient({ notices: source('a', { items: [lazy] }) }, { store }).notices.page();
      await whenKept(store, 'notices', 'a');
      const page = await createCivicClient({ notices: source('a', { fault: broken }) }, { store }).notices.page();
      checkEqual(page.items, [{ ref: { source: 'a', id: '1' }, title: 'Lazy', summary: 'read' }], 'items');
    },
  },
  {
    name: 'answers got with a key are never kept, and the source alone sees the key',
    async run() {
      const sent: HttpRequest[] = [];
      const http: Http = {
        send(request) {
          sent.push(request);
          return Promise.resolve({
            status: 200,
            url: request.url,
            headers: new Headers(),
            bytes: new Uint8Array(),
            fetchedAt: toInstant(0),
          });
        },
      };
      const store = memoryStore();
      const asking = (id: string) => {
        const inner = source(id);
        return Object.assign(Object.create(inner) as typeof inner, {
          async list(...given: Parameters<typeof inner.list>) {
            await given[2].http.send({ method: 'GET', url: new URL(`https://${id}.example/`) }, given[2].signal);
            return inner.list(...given);
          },
        });
      };
      const authorize = (request: HttpRequest, id: string) =>
        id === 'a' ? { ...request, headers: { ...request.headers, authorization: 'key' } } : request;
      await createCivicClient({ notices: [asking('a'), asking('b')] }, { store, http, authorize }).notices.page();
      await whenKept(store, 'notices', 'b');
      const seen = Object.fromEntries(sent.map(({ url, headers, keep }) => [url.hostname, [headers?.['authorization'], keep]]));
      checkEqual(
        [seen['a.example'], seen['b.example']],
        [
          ['key', false],
          [undefined, undefined],
        ],
        'requests',
      );
      checkEqual([await store.get('copy/notices/a/'), (await store.get('copy/notices/b/')) !== undefined], [undefined, true], 'copies');
    },
  },
  {
    name: 'a relay is asked for the source and address, and links still resolve against the source',
    async run() {
      const seen: string[] = [];
      const http: Http = {
        send(request) {
          seen.push(request.url.href);
          return Promise.resolve({
            status: 200,
            url: request.url,
            headers: new Headers(),
            bytes: new Uint8Array(),
            fetchedAt: toInstant(0),
          });
        },
      };
      const a = source('a');
      const list = a.list.bind(a);
      a.list = async (query, cursor, context) => {
        const answer = await context.http.send({ method: 'GET', url: new URL('https://news.example/rss?x=1') }, context.signal);
        seen.push(answer.url.href);
        return list(query, cursor, context);
      };
      await createCivicClient({ notices: a }, { http, relay: new URL('https://town.example/relay') }).notices.page();
      checkEqual(
        seen,
        ['https://town.example/relay?source=a&url=https%3A%2F%2Fnews.example%2Frss%3Fx%3D1', 'https://news.example/rss?x=1'],
        'addresses',
      );
    },
  },
  {
    name: 'an answer by way of a relay is as old as the relay says, and a copy that the relay has kept is told as one',
    async run() {
      const through = async (facts: Record<string, string>) => {
        const http: Http = {
          send: ({ url }) =>
            Promise.resolve({ status: 200, url, headers: new Headers(facts), bytes: new Uint8Array(), fetchedAt: toInstant(0) }),
        };
        const a = source('a');
        const list = a.list.bind(a);
        a.list = async (query, cursor, context) => {
          await context.http.send({ method: 'GET', url: new URL('https://news.example/rss') }, context.signal);
          return list(query, cursor, context);
        };
        const options = { http, clock: { now: () => 10_000_000 }, relay: new URL('https://town.example/relay') };
        const [report] = (await createCivicClient({ notices: a }, options).notices.page()).sources;
        return [report?.state, report?.origin, report?.fetchedAt, report?.error?.code];
      };
      checkEqual(await through({ age: '3600' }), ['ok', 'network', toInstant(6_400_000), undefined], 'cached');
      checkEqual(
        await through({ age: '3600', 'x-civickit-relay': 'kept-copy' }),
        ['cached', 'network', toInstant(6_400_000), 'network/unreachable'],
        'kept',
      );
      checkEqual(await through({ age: 'old' }), ['ok', 'network', toInstant(10_000_000), undefined], 'nonsense');
    },
  },
  {
    name: 'get() asks the one source that the ref names',
    async run() {
      const [a, b] = [
        source('a', { pageSize: 1 }),
        source('b', {
          get: (id) => Promise.resolve(toNotice('b', { id, title: 'got', url: 'https://b.example/', published: '2026-01-01T00:00:00Z' })),
        }),
      ];
      const { notices } = createCivicClient({ notices: [a, b] });
      checkEqual((await notices.get({ source: 'b', id: 'any' }))?.title, 'got', 'by its own get');
      checkEqual((await notices.get({ source: 'a', id: 'a2' }))?.title, 'Notice a2', 'by its list');
      checkEqual([await notices.get({ source: 'a', id: 'none' }), b.calls.length], [undefined, 0], 'unknown');
      await checkRejects(notices.get({ source: 'c', id: '1' }), 'config/unknown-source');
    },
  },
  {
    name: 'tells what it does, and a listener that throws does no harm',
    async run() {
      const events: ClientEvent[] = [];
      const silenced = console.error;
      console.error = () => undefined;
      try {
        const on = (event: ClientEvent) => {
          events.push(event);
          throw new Error('listener');
        };
        const page = await createCivicClient({ notices: [source('a'), source('b', { fault: broken })] }, { on }).notices.page();
        check(page.items.length === 3, 'items');
      } finally {
        console.error = silenced;
      }
      checkEqual(events.map(({ type, source: id }) => `${type} ${id}`).sort(), ['answer a', 'error b', 'request a', 'request b'], 'events');
    },
  },
];
