import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atOnce } from '@civickit/core/markup';
import { expect, test } from 'vitest';
import { parseHsds } from './parse-hsds.js';
import { recordsOf } from './records.js';
import { taxonomiesOf } from './terms.js';

/** Examples of the specification (openreferral/specification, CC BY-SA 4.0). They lie beside the checkout, not in it. */
const beside = ['../../../../../shared', '../../../../../../shared'].map((path) => join(import.meta.dirname, path));
const given = process.env['CIVICKIT_SHARED'];
const folder = join((given ? [given] : beside).find((path) => existsSync(path)) ?? '', 'data/hsds/3.0-examples');
const missing = !existsSync(folder);
const options = { source: 'county', url: new URL('https://county.example/hsds/services'), zone: 'Europe/London' };
const parse = (name: string) => parseHsds(readFileSync(join(folder, name)), options);
const recordsIn = (name: string) => atOnce(recordsOf(readFileSync(join(folder, name)), options)).records.map(({ value }) => value);

const counselling = {
  ref: { source: 'county', id: 'ac148810-d857-441c-9679-408f346de14b' },
  name: 'Community Counselling',
  alternateNames: ['MyCity Counselling Services'],
  status: 'active',
  organization: { id: 'd9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610', name: 'Example Organization Inc.' },
  minimumAge: 12,
  verified: { iso: '2005-01-01' },
  updated: { iso: '2023-03-15T10:30:45.123Z' },
};
/** What belongs to it beside, which lists leave out. */
const whole = {
  ...counselling,
  documents: [{ form: { url: 'http://example.com/' } }],
  fees: [{ name: 'Under 18s and Over 60s', amount: 35, currency: 'GBP' }, { note: expect.stringMatching('£50') as string }],
  // Every third rule of RFC 5545 at once is left to the words.
  hours: { text: expect.stringMatching(/^The service is available from 10 am/) as string },
  languages: ['ur'],
  areas: [{ name: expect.stringMatching('MyCity area') as string }],
};
const hall = { name: 'MyCity Civic Center', address: '1-30 Main Street, MyVillage, MyCity, MyRegion, MyState', postcode: 'ABC 1234' };

test.skipIf(missing)('one service in full, and the same from tables', async () => {
  const { items, problems } = await parse('service_full.json');
  expect(problems).toEqual([]);
  expect(items).toMatchObject([{ ...whole, places: [hall], terms: [{ name: 'name', taxonomy: '5c4d79d7-cc55-470e-9f1f-8cad074e4892' }] }]);
  // Latitude 100 is nowhere.
  expect(items[0]?.places?.[0]?.where).toBeUndefined();
  expect(items[0]?.contacts?.[0]?.phones?.[0]?.number).toBe('+44 1234 234567');
  const tables = await parse('tabular.json');
  expect(tables.problems).toEqual([]);
  expect(tables.items).toMatchObject([{ ...whole, places: [hall] }]);
});

test.skipIf(missing)('a page of services, one of services at locations, and each in full', async () => {
  const page = await parse('service_list.json');
  expect(page).toMatchObject({
    items: [counselling],
    page: { number: 1, pages: 10, total: 10, isLast: false, isEmpty: false },
    problems: [],
  });
  expect((await parse('service_at_location_list.json')).items).toMatchObject([{ ...counselling, places: [{ name: hall.name }] }]);
  expect((await parse('service_at_location_full.json')).items).toMatchObject([{ ...whole, places: [hall] }]);
});

test.skipIf(missing)('an organization brings its services; alone, it is none, nor is a location', async () => {
  const { items } = await parse('organization_full.json');
  expect(items).toMatchObject([whole]);
  for (const name of ['organization_list.json', 'location.json']) {
    expect(await parse(name)).toMatchObject({ items: [], problems: [{ issues: [{ message: 'no service' }] }] });
  }
});

test.skipIf(missing)('taxonomies and their terms', () => {
  const id = '5c4d79d7-cc55-470e-9f1f-8cad074e4892';
  const term = { id: '3f7b145d-84af-42d7-8fae-eaca714b02b2', name: 'name', taxonomy: id, parent: '0bc248fa-dc27-4650-9ba4-8f1a24ef16a2' };
  for (const [taxonomies, terms] of [
    ['taxonomy_list.json', 'taxonomy_term_list.json'],
    ['taxonomy.json', 'taxonomy_term.json'],
  ] as const) {
    expect(taxonomiesOf(recordsIn(taxonomies), recordsIn(terms))).toEqual([{ id, name: 'name', terms: [term] }]);
  }
});

test.skipIf(missing)('what the interface says of itself holds no records, and no example is left out', async () => {
  await expect(parse('base.json')).rejects.toMatchObject({ code: 'protocol/wrong-shape' });
  expect(readdirSync(folder)).toHaveLength(13);
});
