import { expect, test } from 'vitest';
import { createCivicClient } from '../client/create-client.js';
import { completeness } from './completeness.js';
import type { PublicService } from './public-service.js';
import type { ServiceSource } from './service-source.js';

const service = (id: string, more: Partial<PublicService> = {}): PublicService => ({ ref: { source: 'a', id }, name: id, ...more });

const whole = service('residence', {
  name: 'Registration of residence',
  legalBasis: [{ title: 'Residence Act, section 4' }],
  eligibility: 'Whoever has moved here',
  documents: [{ name: 'Identity card' }],
  places: [{ address: '1 Market Square', hours: { text: 'Monday to Friday, 9 to 12' } }],
  contacts: [{ phones: [{ number: '0571 0000000' }] }],
  steps: [{ name: 'Come to the counter' }],
});

test('a guide with all eight classes is complete; of an empty one only the name counts', () => {
  expect(completeness(whole)).toEqual({ score: 8, missing: [] });
  expect(completeness(service('empty'))).toEqual({
    score: 1,
    missing: ['legal-basis', 'eligibility', 'documents', 'places', 'hours', 'contacts', 'steps'],
  });
});

test('blanks are missing, and that nothing is needed is said by an empty list', () => {
  expect(completeness({ ...whole, eligibility: '  ', steps: [], contacts: [{ name: 'Office' }] }).missing).toEqual([
    'eligibility',
    'contacts',
    'steps',
  ]);
  expect(completeness({ ...whole, documents: [] }).missing).toEqual([]);
});

test('who never has to come needs no place and no hours', () => {
  const online = { ...whole, places: undefined, visits: 0, channels: [{ kind: 'online', url: 'https://county.example/apply' }] } as const;
  expect(completeness(online).missing).toEqual([]);
  expect(completeness({ ...online, visits: 1 }).missing).toEqual(['places', 'hours']);
});

test('services keep the order of their sources and are found by words, theme and unit', async () => {
  const items = [
    service('z', { keywords: ['户口'], terms: [{ id: 't1', name: 'Moving' }], organization: { id: 'o1', name: 'Civil Affairs' } }),
    service('a', { summary: 'For ＦＡＲＭＥＲＳ', updated: { iso: '2026-03-01', precision: 'day', zone: 'assumed' } }),
  ];
  const source: ServiceSource = {
    kind: 'services',
    id: 'a',
    applies: new Set(),
    list: async () => ({ items, order: 'unordered', skipped: [] }),
    taxonomies: async () => [{ id: 'life', name: 'Events of life', terms: [{ id: 't1', name: 'Moving' }] }],
  };
  const { services } = createCivicClient({ services: source });
  const ids = async (query: Parameters<typeof services.page>[0]) => (await services.page(query)).items.map(({ ref }) => ref.id);
  expect(await ids({})).toEqual(['z', 'a']);
  expect(await ids({ text: 'farmers' })).toEqual(['a']);
  expect(await ids({ text: '户口' })).toEqual(['z']);
  expect(await ids({ taxonomy: 'moving' })).toEqual(['z']);
  expect(await ids({ organization: 'o1' })).toEqual(['z']);
  expect(await ids({ updatedAfter: '2026-02-01' })).toEqual(['a']);
  await expect(services.taxonomies()).resolves.toMatchObject({ items: [{ id: 'life' }], sources: [{ state: 'ok' }] });
});

/** A source whose items are not what its types promise. */
async function readOdd(...items: readonly unknown[]) {
  const given = items as PublicService[];
  const source: ServiceSource = {
    kind: 'services',
    id: 'a',
    applies: new Set(),
    list: async () => ({ items: given, order: 'unordered', skipped: [] }),
    get: async (id) => given.find((item: Partial<PublicService> | null) => item?.ref?.id === id),
  };
  const { services } = createCivicClient({ services: source });
  return { services, page: await services.page() };
}

const odd = (id: string, more: object = {}) => ({ ...service(id), ...more });

test('members of a wrong shape are left out, and the service stays', async () => {
  const link = { tag: 'a', href: 'https://county.example/', children: ['here'] };
  const given = odd('odd', {
    channels: null,
    terms: null,
    keywords: 'none',
    time: { legal: { amount: 2, unit: 'fortnight' }, promised: { amount: 5, unit: 'workday' } },
    description: ['Text ', link, { tag: 'p' }, { tag: 'p', children: [null, 'kept'] }, 7],
    fees: [{ amount: '20' }, 12, { amount: 3, currency: 'yuan' }],
    documents: [undefined, { name: 4 }],
    steps: [],
    updated: { iso: 'soon', precision: 'day', zone: 'given' },
    hours: {
      periods: [
        { days: ['MO', 'tuesday'], opens: '09:00', closes: '17:00' },
        { days: ['MO'], opens: '09:00', closes: '12:00' },
      ],
    },
    places: [{ name: 'Office', where: { latitude: '30', longitude: 120 }, contacts: {} }],
    sameAs: null,
    raw: { anything: null },
    extra: 'kept',
  });
  const whole = {
    ...service('odd'),
    time: { promised: { amount: 5, unit: 'workday' } },
    description: ['Text ', link, { tag: 'p', children: ['kept'] }],
    fees: [{}, { amount: 3 }],
    steps: [],
    hours: { periods: [{ days: ['MO'], opens: '09:00', closes: '12:00' }] },
    places: [{ name: 'Office' }],
    raw: { anything: null },
    extra: 'kept',
  };
  const { services, page } = await readOdd(given);
  expect(page.items).toEqual([whole]);
  expect(page.sources[0]?.skipped).toBeUndefined();
  expect((await services.page({ text: 'odd', taxonomy: 'none' })).items).toEqual([]);
  await expect(services.get({ source: 'a', id: 'odd' })).resolves.toEqual(whole);
});

test('what is no service is skipped and counted; what is sound is not touched', async () => {
  const sound = { ...whole, description: [{ tag: 'p', children: [] }] } as const;
  const { page, services } = await readOdd(sound, null, 'text', [], odd('nameless', { name: null }), { name: 'No ref' });
  expect(page.items).toHaveLength(1);
  expect(page.items[0]).toBe(sound);
  expect(page.sources).toMatchObject([{ state: 'ok', skipped: 5 }]);
  await expect(services.get({ source: 'a', id: 'nameless' })).resolves.toBeUndefined();
});
