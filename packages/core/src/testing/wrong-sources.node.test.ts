import { expect, test } from 'vitest';
import type { Receipt } from '../requests/receipt.js';
import type { RequestSource } from '../requests/request-source.js';
import type { ServiceSource } from '../services/service-source.js';
import { memoryRequestRig, memoryServiceRig, memoryTraits, type MemoryRequestRig } from './memory-rigs.node.js';
import { requestSourceCases } from './request-source-cases.js';
import type { RequestRig } from './request-source-cases.js';
import { serviceSourceCases, type ServiceRig } from './service-source-cases.js';

// For every case a source that is right but for one thing: a case that no source fails proves nothing.

type Spoilt = (rig: MemoryRequestRig) => Partial<RequestSource> | Omit<Partial<RequestRig>, 'source'>;
type List = RequestSource['list'];
type Item = Awaited<ReturnType<List>>['items'][number];

/** The source with other items. */
const mapped =
  (change: (item: Item, at: number) => Item): Spoilt =>
  ({ source }) => ({
    list: async (...given) => {
      const batch = await source.list(...given);
      return { ...batch, items: batch.items.map(change) };
    },
  });
/** The source that answers `list` with what `change` makes of its batch. */
const listed =
  (change: (batch: Awaited<ReturnType<List>>, cursor: string | undefined) => Awaited<ReturnType<List>>): Spoilt =>
  ({ source }) => ({ list: async (query, cursor, context) => change(await source.list(query, cursor, context), cursor) });
/** The source whose filter does nothing, though it is claimed. */
const deaf =
  (name: string): Spoilt =>
  ({ source }) => ({ list: (query, ...rest) => source.list({ ...query, [name]: undefined }, ...rest) });
const sending =
  (change: (send: NonNullable<RequestSource['send']>, rig: MemoryRequestRig) => Partial<NonNullable<RequestSource['send']>>): Spoilt =>
  (rig) => ({ send: { ...rig.source.send, ...change(rig.source.send, rig) } });
const at = '2026-03-04T12:00:00.000Z' as Receipt['at'];
const acknowledged = (id: string): Receipt => ({ strength: 'acknowledged', source: 'memory', at, ref: { source: 'memory', id } });
const plainError = () => Promise.reject(new Error('TypeError: x is not a function'));

let calls = 0;

const wrongRequests: Readonly<Record<string, Spoilt>> = {
  'can do what it is said to, and no more': () => ({ updates: undefined }),
  'gives every request, under string ids that are its own': mapped((item) => ({
    ...item,
    ref: { ...item.ref, id: 4 as unknown as string },
  })),
  'gives the same ids when asked again': mapped((item) => ({ ...item, ref: { ...item.ref, id: `${(calls += 1)}` } })),
  'reads what, when, where and how far': mapped((item) => ({ ...item, authorityStatus: 'open' })),
  'keeps the order that it claims': listed((batch) => ({ ...batch, items: [...batch.items].reverse() })),
  'keeps every script and sign': mapped((item) => ({ ...item, description: item.description?.replace(/[^\0-\uFFFF]/gu, '?') })),
  'gives an empty list for nothing': () => ({ list: plainError }),
  'skips rows that cannot be read, says so, and gives the rest': listed((batch) => ({ ...batch, skipped: [] })),
  'takes no place for one that is none, and no date': mapped((item) => ({ ...item, where: item.where ?? { latitude: 0, longitude: 0 } })),
  'gives up at once when it is aborted before': ({ source }) => ({
    list: (query, cursor, context) => source.list(query, cursor, { ...context, signal: new AbortController().signal }),
  }),
  'gives up at once when it is aborted meanwhile': () => ({ list: plainError }),
  'ends as a time-out when nobody answers': () => ({ list: async () => ({ items: [], order: 'newest', skipped: [] }) }),
  'throws nothing but a CivicError for garbage': () => ({ list: async () => ({ items: [], order: 'newest', skipped: [] }) }),
  'says so when a page for people comes instead': () => ({ list: async () => ({ items: [], order: 'newest', skipped: [] }) }),
  'says so when the server fails': () => ({ list: plainError }),
  'does the filter type in full, or does not claim it': deaf('type'),
  'does the filter status in full, or does not claim it': deaf('status'),
  'does the filter since in full, or does not claim it': deaf('since'),
  'does the filter until in full, or does not claim it': ({ source }) => ({
    // As servers do whose last date is inclusive.
    list: ({ until, ...query }, ...rest) =>
      source.list({ ...query, ...(until && { until: until.replace(/\d\d\.\d{3}Z$/, '01.000Z') }) }, ...rest),
  }),
  'does the filter updatedAfter in full, or does not claim it': deaf('updatedAfter'),
  'does the filter near in full, or does not claim it': ({ source }) => ({
    // As servers do that know nothing but boxes.
    list: ({ near, ...query }, ...rest) =>
      source.list({ ...query, ...(near && { near: { ...near, radius: near.radius * 1.5 } }) }, ...rest),
  }),
  'does the filter text in full, or does not claim it': deaf('text'),
  'does the filters that it claims together': ({ source }) => ({
    list: ({ status, ...query }, ...rest) => source.list({ ...query, ...(!query.type && { status }) }, ...rest),
  }),
  'gives every request once, page by page, and ends': listed((batch) => ({ ...batch, items: [...batch.items, ...batch.items] })),
  'ends where the last page is full': listed((batch, cursor) => ({ ...batch, next: `${Number(cursor ?? 0) + 3}` })),
  'ends for a server that repeats its first page': () => ({ list: plainError }),
  'gives one request by its id, as in the list': ({ source }) => ({ get: async () => source.items[0] }),
  'knows no request that there is not': ({ source }) => ({ get: async () => source.items[0] }),
  'tells what can be reported, under string ids that requests name too': mapped((item) => ({ ...item, type: { id: '6' } })),
  'takes no garbage for types': () => ({ types: async () => ({ items: [], skipped: [] }) }),
  'gives the questions of a type in order, with their kinds and options': ({ source }) => ({
    describe: async (...given) => {
      const form = await source.describe?.(...given);
      if (!form) throw new Error('no form');
      return { ...form, pages: form.pages.map((page) => ({ ...page, questions: [...page.questions].reverse() })) };
    },
  }),
  'describes no type that there is not': () => ({ describe: async (id) => ({ format: 'civic-form/1', id, version: '1', pages: [] }) }),
  'gives all updates, oldest first': ({ source }) => ({
    updates: async (...given) => ({ skipped: [], items: [...((await source.updates?.(...given))?.items ?? [])].reverse() }),
  }),
  'gives the updates of one request alone': ({ source }) => ({
    updates: async (_query, context) => (await source.updates?.({}, context)) ?? { items: [], skipped: [] },
  }),
  'gives the updates between two instants': ({ source }) => ({
    updates: async ({ since, until }, context) => {
      const end = until && new Date(Date.parse(until) + 1).toISOString();
      return (await source.updates?.({ since, ...(end && { until: end }) }, context)) ?? { items: [], skipped: [] };
    },
  }),
  'sends a report whole, and says how sure it is': sending(({ submit }) => ({
    submit: async (...given) => ({ ...(await submit(...given)), strength: 'confirmed' }) as Receipt,
  })),
  'refuses for good what the server refuses': sending(() => ({ submit: async () => acknowledged('1') })),
  'sends nothing that was aborted before': sending(({ submit }) => ({
    submit: (draft, key, context) => submit(draft, key, { ...context, signal: new AbortController().signal }),
  })),
  'takes no garbage for a receipt': sending(() => ({ submit: async () => acknowledged('1') })),
  'sends once, and leaves open whether it arrived, when the answer is lost': sending(({ submit }) => ({
    submit: (...given) => submit(...given).catch(() => submit(...given)),
  })),
  'what was sent can be asked for by its receipt': sending(({ submit }) => ({
    submit: async (...given) => {
      await submit(...given);
      return acknowledged('another');
    },
  })),
  'a token is pending first and becomes an id': sending(({ settle }) => ({
    settle: async (...given) => (await settle?.(...given)) ?? (await settle?.(...given)) ?? (await settle?.(...given)),
  })),
  'a report that gets no id is received all the same': sending(({ submit }) => ({
    submit: async (...given) => {
      await submit(...given);
      return acknowledged('1');
    },
  })),
  'sends answers to questions of every sort': sending(({ submit }) => ({
    submit: ({ answers, ...draft }, ...rest) => submit({ ...draft, answers: { ...answers, DAMAGE: 'glass,oil' } }, ...rest),
  })),
  'finds what arrived though its answer was lost, and sends nothing': sending((send) => ({
    find: (draft, key, context) => send.submit(draft, key, context).catch(() => acknowledged('1')),
  })),
  'does not take another report for the one whose answer was lost': sending(() => ({ find: async () => acknowledged('1') })),
};

const requestCases = requestSourceCases(memoryRequestRig, memoryTraits).map(({ name }) => name);

test('there is a wrong source for every case of requests', () => {
  expect(Object.keys(wrongRequests).sort()).toEqual([...requestCases].sort());
});

test.each(requestCases)('a wrong source does not pass: %s', async (name) => {
  const spoil = wrongRequests[name];
  const wrong = requestSourceCases((scenario) => {
    const rig = memoryRequestRig(scenario);
    return { ...rig, source: { ...rig.source, ...spoil?.(rig) } };
  }, memoryTraits);
  await expect(wrong.find((one) => one.name === name)?.run()).rejects.toThrow();
});

type SpoiltService = (rig: ServiceRig) => Partial<ServiceSource>;
type Service = Awaited<ReturnType<ServiceSource['list']>>['items'][number];

const mappedService =
  (change: (item: Service) => Service): SpoiltService =>
  ({ source }) => ({
    list: async (...given) => {
      const batch = await source.list(...given);
      return { ...batch, items: batch.items.map(change) };
    },
  });
const deafService =
  (name: string): SpoiltService =>
  ({ source }) => ({ list: (query, ...rest) => source.list({ ...query, [name]: undefined }, ...rest) });
const emptyService: SpoiltService = () => ({ list: async () => ({ items: [], order: 'newest', skipped: [] }) });

const wrongServices: Readonly<Record<string, SpoiltService>> = {
  'can do what it is said to, and no more': () => ({ taxonomies: undefined }),
  'gives every service, under string ids that are its own': mappedService((item) => ({
    ...item,
    ref: { source: 'other', id: item.ref.id },
  })),
  'gives the same ids when asked again': mappedService((item) => ({ ...item, ref: { ...item.ref, id: `${(calls += 1)}` } })),
  'tells what a guide must hold, as far as the format has it': mappedService((item) => ({ ...item, places: undefined })),
  'keeps every script and sign': mappedService((item) => ({ ...item, name: item.name.replace('“', '"') })),
  'gives an empty list for nothing': () => ({ list: plainError }),
  'skips records that cannot be read, says so, and gives the rest': ({ source }) => ({
    list: async (...given) => ({ ...(await source.list(...given)), skipped: [] }),
  }),
  'gives up at once when it is aborted before': ({ source }) => ({
    list: (query, cursor, context) => source.list(query, cursor, { ...context, signal: new AbortController().signal }),
  }),
  'gives up at once when it is aborted meanwhile': () => ({ list: plainError }),
  'ends as a time-out when nobody answers': emptyService,
  'throws nothing but a CivicError for garbage': emptyService,
  'does the filter text in full, or does not claim it': deafService('text'),
  'does the filter taxonomy in full, or does not claim it': deafService('taxonomy'),
  'does the filter organization in full, or does not claim it': deafService('organization'),
  'does the filter updatedAfter in full, or does not claim it': deafService('updatedAfter'),
  'gives every service once, page by page, and ends': ({ source }) => ({
    list: async (...given) => ({ ...(await source.list(...given)), next: undefined }),
  }),
  'ends where the last page is full': ({ source }) => ({
    list: async (query, cursor, context) => ({ ...(await source.list(query, cursor, context)), next: `${Number(cursor ?? 0) + 3}` }),
  }),
  'ends for a server that repeats its first page': () => ({ list: plainError }),
  'gives one service by its id, as in the list': () => ({ get: async () => undefined }),
  'knows no service that there is not': () => ({ get: plainError }),
  'tells the terms that its services name': () => ({ taxonomies: async () => [] }),
};

const serviceCases = serviceSourceCases(memoryServiceRig, { taxonomies: true }).map(({ name }) => name);

test('there is a wrong source for every case of services', () => {
  expect(Object.keys(wrongServices).sort()).toEqual([...serviceCases].sort());
});

test.each(serviceCases)('a wrong source of services does not pass: %s', async (name) => {
  const spoil = wrongServices[name];
  const wrong = serviceSourceCases(
    (scenario) => {
      const rig = memoryServiceRig(scenario);
      return { ...rig, source: { ...rig.source, ...spoil?.(rig) } };
    },
    { taxonomies: true },
  );
  await expect(wrong.find((one) => one.name === name)?.run()).rejects.toThrow();
});
