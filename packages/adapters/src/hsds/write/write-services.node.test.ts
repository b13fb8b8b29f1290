import type { PublicService } from '@civickit/core';
import { expect, test } from 'vitest';
import { parseHsds } from '../parse-hsds.js';
import { anyService } from './generate.node.js';
import { organizationId, writeInterface, writeService, writeServiceLines, writeServices, writeTerms } from './index.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (written: string, zone = 'Asia/Shanghai') =>
  parseHsds(bytes(written), { source: 'county', url: new URL('https://county.example/hsds/services'), zone });
const withoutRaw = (service: PublicService): PublicService => ({ ...service, raw: undefined });
const page = { number: 1, perPage: 1000, total: 1 };

test.each(['Asia/Shanghai', 'Europe/Berlin', 'Asia/Kolkata'])('in %s a service is read back equal, whatever it says', async (zone) => {
  const services = Array.from({ length: 70 }, (_, at) => anyService(at));
  const { items, problems } = await read(writeServices(services, { ...page, total: 70 }, { zone }), zone);
  expect(problems).toEqual([]);
  expect(items.map(withoutRaw)).toEqual(services);
});

const plain: PublicService = {
  ref: { source: 'county', id: 'dog-licence' },
  name: 'Dog licence',
  summary: 'For dogs older than three months.',
  description: [
    { tag: 'p', children: ['For dogs older than three months.'] },
    { tag: 'p', children: ['Yearly.'] },
  ],
  status: 'temporarily-closed',
  organization: { id: 'police', name: 'County police', url: 'https://police.example/' },
  eligibility: 'Residents',
  minimumAge: 18,
  documents: [{ name: 'Vaccination record', form: { title: 'Vaccination record', url: 'https://county.example/form.pdf' } }],
  places: [{ id: 'hall', name: 'Hall', address: 'High Street 1', where: { latitude: 26.5, longitude: 106.7 }, directions: 'Bus 1' }],
  hours: { periods: [{ days: ['MO', 'FR'], opens: '09:00', closes: '17:00', note: 'not at noon' }] },
  contacts: [{ phones: [{ number: '0850-5550100', kind: 'voice' }], email: 'dogs@county.example' }, { name: 'Desk', email: 'desk@county.example' }],
  steps: [{ name: 'Apply' }, { name: 'Collect' }],
  fees: [{ name: 'A year', amount: 300, currency: 'CNY' }],
  channels: [{ kind: 'online', url: 'https://apply.example/', note: 'Apply' }],
  terms: [{ id: 'pets', name: 'Pets', taxonomy: 'theme' }],
  areas: [{ name: 'Qingshi' }],
  languages: ['zh'],
  keywords: ['puppy'],
  url: 'https://county.example/dogs',
  updated: { iso: '2026-03-04T08:00:00+08:00', precision: 'instant', zone: 'given' },
  verified: { iso: '2026-03-04', precision: 'day', zone: 'assumed' },
}; // prettier-ignore

test('what HSDS can say stands in its own fields, and nothing beside', async () => {
  // Its first 200 characters are what a reader takes for the summary.
  const service = { ...plain, summary: 'For dogs older than three months. Yearly.' };
  const written = JSON.parse(writeService(service, { zone: 'Asia/Shanghai' })) as object;
  expect(written).not.toHaveProperty('_civickit');
  expect(written).toMatchObject({
    id: 'dog-licence',
    status: 'temporarily closed',
    description: 'For dogs older than three months.\n\nYearly.',
    application_process: 'Apply\nCollect',
    assured_date: '2026-03-04',
    last_modified: '2026-03-04T08:00:00+08:00',
    phones: [{ number: '0850-5550100', type: 'voice' }],
    email: 'dogs@county.example',
    contacts: [{ name: 'Desk', email: 'desk@county.example' }],
    organization: { id: 'police', name: 'County police', description: 'County police', website: 'https://police.example/' },
    schedules: [{ freq: 'WEEKLY', byday: 'MO,FR', opens_at: '09:00+08:00', closes_at: '17:00+08:00', notes: 'not at noon' }],
    service_at_locations: [{ location: { location_type: 'physical', latitude: 26.5, addresses: [{ address_1: 'High Street 1' }] } }],
    required_documents: [{ document: 'Vaccination record', uri: 'https://county.example/form.pdf' }],
    cost_options: [{ option: 'A year', amount: 300, currency: 'CNY' }],
    attributes: [{ taxonomy_term_id: 'pets', taxonomy_term: { name: 'Pets' } }, { value: 'puppy' }],
  });
  expect((await read(writeService(service, { zone: 'Asia/Shanghai' }))).items.map(withoutRaw)).toEqual([service]);
});

test('what it has no field for stands beside, and what it must say without being told is taken back', () => {
  const service: PublicService = { ref: plain.ref, name: 'A', visits: 1, complaints: { phones: [{ number: '12345' }] }, steps: [{ name: 'Apply', text: 'At the desk' }] }; // prettier-ignore
  const written = JSON.parse(writeService(service)) as { _civickit: unknown };
  expect(written).toMatchObject({ status: 'active', application_process: 'Apply: At the desk' });
  expect(written._civickit).toEqual({ status: null, visits: 1, complaints: service.complaints, steps: service.steps });
});

test('where clocks change, times have no offset, which would be wrong for half of the year', () => {
  expect(writeService(plain, { zone: 'Europe/Berlin' })).toContain('"opens_at": "09:00"');
});

test('every record has an id, the same each time and no other', () => {
  const services = Array.from({ length: 40 }, (_, at) => anyService(at));
  const written = writeServiceLines(services);
  expect(writeServiceLines(services)).toBe(written);
  const own = written.replace(/"_civickit":.*/g, '');
  const ids = [...own.matchAll(/"id":"([\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12})"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(400);
  // Units that have none are known by their names, so that several services name the same.
  const units = new Set(services.flatMap(({ organization }) => organizationId(organization) ?? []));
  const others = ids.filter((id) => id && !units.has(id));
  expect(new Set(others).size).toBe(others.length);
});

test('a page says where it stands', async () => {
  const facts = (number: number, size: number, total: number) => JSON.parse(writeServices(Array.from({ length: size }, (_, at) => anyService(at)), { number, perPage: 2, total })) as object; // prettier-ignore
  expect(facts(1, 2, 3)).toMatchObject({ total_items: 3, total_pages: 2, page_number: 1, size: 2, first_page: true, last_page: false, empty: false }); // prettier-ignore
  expect(facts(2, 1, 3)).toMatchObject({ page_number: 2, size: 1, first_page: false, last_page: true, empty: false });
  expect(facts(1, 0, 0)).toMatchObject({ total_items: 0, total_pages: 0, first_page: true, last_page: true, empty: true, contents: [] });
  expect(JSON.parse(writeTerms(plain.terms ?? [], page))).toMatchObject({ contents: [{ id: 'pets', description: 'Pets', taxonomy_id: 'theme' }] }); // prettier-ignore
  expect(JSON.parse(writeInterface())).toEqual({ version: '3.1', profile: 'https://docs.openreferral.org/' });
});

test('less is written where less is asked for', () => {
  const brief = writeService(plain, { extent: 'brief' });
  expect(JSON.parse(brief)).toMatchObject({ name: 'Dog licence', organization: { id: 'police' } });
  expect(brief).not.toContain('[');
  expect(JSON.parse(writeService(plain, { extent: 'minimal' }))).toEqual({
    id: 'dog-licence',
    modified_date: '2026-03-04T08:00:00+08:00',
    last_modified: '2026-03-04T08:00:00+08:00',
  });
});

test('what a server says beside is read field by field, as a file is', async () => {
  const own = { visits: 'often', name: 7, legalBasis: [{ title: 'Act', url: 'javascript:alert(1)' }], ref: null, raw: 1, status: null };
  const { items } = await read(JSON.stringify({ id: 'a', name: 'A', status: 'active', _civickit: own }));
  expect(withoutRaw(items[0] as PublicService)).toEqual({ ref: { source: 'county', id: 'a' }, name: 'A', legalBasis: [{ title: 'Act' }] });
});
