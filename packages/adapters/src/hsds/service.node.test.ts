import { completeness } from '@civickit/core';
import { expect, test } from 'vitest';
import { parseHsds } from './parse-hsds.js';

const options = { source: 'county', url: new URL('https://county.example/hsds/services'), zone: 'Asia/Shanghai', lang: 'en' };
const parse = (value: unknown) => parseHsds(new TextEncoder().encode(JSON.stringify(value)), options);
const read = async (record: object) => (await parse({ id: '1', name: 'Licence', ...record })).items[0];

test('a service holds what people have to know', async () => {
  const record = {
    alternate_name: 'Permit',
    description: '<p>For <b>shops</b> &amp; stalls.</p>',
    status: 'Temporarily Closed',
    alert: 'Closed on Friday',
    url: '/licence',
    email: 'desk@county.example',
    organization: { id: 'o', name: 'Trade Office', website: 'https://trade.example' },
    program: { name: 'Small business' },
    eligibility_description: 'Owners',
    minimum_age: '18',
    maximum_age: 120,
    required_documents: [{ document: 'Form A', uri: '/a.pdf' }, { document: 'Identity card' }, { document: '' }],
    application_process: '1. Fill in the form\n2) Come to the counter\n\n• Wait',
    cost_options: [{ option: 'Adults', amount: '35.50', currency: 'cny', amount_description: 'per year', valid_to: '2026-12-31' }, {}],
    fees_description: 'Free for veterans',
    service_areas: [{ service_area: 'North' }, { name: 'South' }, { extent: 'Hills', extent_type: 'text' }],
    languages: [{ code: 'eng' }, { code: 'zh_hant' }, { name: 'Urdu' }, { code: 'English language' }],
    attributes: [{ value: 'stall', taxonomy_term: { id: 't', term: 'Trade', taxonomy_detail: { id: 'x' }, parent_id: 'p' } }, {}],
    additional_urls: [{ url: 'https://apply.example', label: 'Apply' }, { url: 'javascript:alert(1)' }],
    assured_date: '2026-02-03',
    last_modified: '2026-03-04T08:00:00',
    unheard_of: { kept: true },
  };
  const service = await read(record);
  expect({ ...service, raw: undefined }).toEqual({
    ref: { source: 'county', id: '1' },
    name: 'Licence',
    alternateNames: ['Permit'],
    keywords: ['Small business', 'stall'],
    summary: 'For shops & stalls.',
    description: [{ tag: 'p', children: ['For ', { tag: 'strong', children: ['shops'] }, ' & stalls.'] }],
    status: 'temporarily-closed',
    alert: 'Closed on Friday',
    organization: { id: 'o', name: 'Trade Office', url: 'https://trade.example/' },
    eligibility: 'Owners',
    minimumAge: 18,
    maximumAge: 120,
    documents: [{ name: 'Form A', form: { title: 'Form A', url: 'https://county.example/a.pdf' } }, { name: 'Identity card' }],
    contacts: [{ email: 'desk@county.example' }],
    steps: [{ name: 'Fill in the form' }, { name: 'Come to the counter' }, { name: 'Wait' }],
    fees: [{ name: 'Adults', amount: 35.5, currency: 'CNY', note: 'per year; 2026-12-31' }, { note: 'Free for veterans' }],
    channels: [{ kind: 'online', url: 'https://apply.example/', note: 'Apply' }],
    terms: [{ id: 't', name: 'Trade', taxonomy: 'x', parent: 'p' }],
    areas: [{ name: 'North' }, { name: 'South' }, { name: 'Hills' }],
    languages: ['en', 'zh-Hant'],
    url: 'https://county.example/licence',
    updated: { iso: '2026-03-04T08:00:00+08:00', precision: 'instant', zone: 'assumed' },
    verified: { iso: '2026-02-03', precision: 'day', zone: 'assumed' },
    lang: 'en',
    raw: undefined,
  });
  expect(service?.raw).toMatchObject({ unheard_of: { kept: true } });
  expect(completeness(service as NonNullable<typeof service>).missing).toEqual(['legal-basis', 'places', 'hours']);
});

test('a place has its own hours and contacts, in the order of its country', async () => {
  const schedules = [{ freq: 'WEEKLY', byday: 'MO', opens_at: '09:00', closes_at: '12:00' }];
  const phones = [
    { number: '"+86 571 1234"', type: 'voice', extension: 7, description: 'Desk' },
    { number: 'none' },
    { number: 99, type: 'textphone' },
  ];
  const location = {
    id: 'l', name: '大厅', latitude: 30.27, longitude: '120.15', transportation: 'Bus 7',
    addresses: [
      { address_type: 'postal', address_1: 'PO box 1' },
      { address_type: 'physical', address_1: '解放路1号', city: '杭州市', state_province: '浙江省', postal_code: 310000, country: 'cn' },
    ],
    accessibility: [{ description: 'Ramp', details: 'at the side' }],
    schedules: [{ description: 'Not these' }],
  }; // prettier-ignore
  const service = await read({ service_at_locations: [{ id: 's', schedules, phones, location }] });
  expect(service?.places).toEqual([
    {
      id: 'l',
      name: '大厅',
      address: '浙江省杭州市解放路1号',
      postcode: '310000',
      where: { latitude: 30.27, longitude: 120.15 },
      hours: { periods: [{ days: ['MO'], opens: '09:00', closes: '12:00' }] },
      contacts: [
        {
          phones: [
            { number: '+86 571 1234', kind: 'voice', note: 'ext. 7; Desk' },
            { number: '99', note: 'textphone' },
          ],
        },
      ],
      directions: 'Bus 7',
      accessibility: ['Ramp at the side'],
    },
  ]);
});

test('a virtual location is a way online, a postal one a way by post', async () => {
  const service = await read({
    service_at_locations: [
      { location: { location_type: 'virtual', name: 'Video', url: 'https://video.example' } },
      { location: { location_type: 'postal', addresses: [{ address_1: 'PO box 1', city: 'Town', country: 'GB' }] } },
      {},
      null,
      { location_id: 'l' },
    ],
  });
  expect(service?.places).toBeUndefined();
  expect(service?.channels).toEqual([
    { kind: 'online', url: 'https://video.example/', note: 'Video' },
    { kind: 'post', note: 'PO box 1, Town' },
  ]);
});

test.each([
  [0, 0],
  ['', ''],
  [100, 101],
  [30, null],
])('no place is at (%s, %s)', async (latitude, longitude) => {
  const service = await read({ service_at_locations: [{ location: { name: 'Hall', latitude, longitude } }] });
  expect(service?.places).toEqual([{ name: 'Hall' }]);
});

test('the older UK interface is read under its own names', async () => {
  const service = await read({
    eligibilitys: [{ eligibility: 'Children', minimum_age: 3, maximum_age: 10 }, { eligibility: 'Teenagers', minimum_age: 11, maximum_age: 17 }],
    regular_schedules: [{ byday: 'SA', opens_at: '10:00', closes_at: '11:00' }],
    service_taxonomys: [{ taxonomy: { id: 'swim', name: 'Swimming', vocabulary: 'esd' } }],
    service_at_locations: [
      { location: { physical_addresses: [{ address_1: '1 High St', city: 'Town' }], accessibility_for_disabilities: [{ accessibility: 'Lift' }] } },
    ],
  }); // prettier-ignore
  expect(service).toMatchObject({
    eligibility: 'Children\nTeenagers',
    minimumAge: 3,
    maximumAge: 17,
    hours: { periods: [{ days: ['SA'] }] },
    terms: [{ id: 'swim', name: 'Swimming', taxonomy: 'esd' }],
    places: [{ address: '1 High St, Town', accessibility: ['Lift'] }],
  });
});

test('who gives no contact is reached through the unit that runs it', async () => {
  const organization = { id: 'o', name: 'Office', email: 'office@county.example' };
  expect((await read({ organization }))?.contacts).toEqual([{ name: 'Office', email: 'office@county.example' }]);
  expect((await read({ organization, phones: [{ number: '1' }] }))?.contacts).toEqual([{ phones: [{ number: '1' }] }]);
});

test('members of the wrong kind count as absent', async () => {
  const wrong = Object.fromEntries(
    ['description', 'status', 'url', 'email', 'organization', 'phones', 'contacts', 'schedules', 'attributes', 'service_at_locations', 'cost_options', 'languages', 'minimum_age', 'assured_date', 'last_modified', 'service_areas', 'required_documents'].map((name) => [name, [[{}], null, {}, 7n.toString()]]),
  ); // prettier-ignore
  expect(await read(wrong)).toMatchObject({ name: 'Licence' });
  const none = await read(Object.fromEntries(Object.keys(wrong).map((name) => [name, null])));
  expect({ ...none, raw: undefined }).toEqual({ ref: { source: 'county', id: '1' }, name: 'Licence', lang: 'en', raw: undefined });
});

test('a page with one record instead of a list is read', async () => {
  expect((await parse({ empty: false, contents: { id: '1', name: 'Licence' } })).items).toHaveLength(1);
});

test('a service at several locations is one, and organizations bring theirs', async () => {
  const service = { id: '1', name: 'Licence' };
  const { items } = await parse([
    { id: 'a', service, location: { name: 'North' } },
    { id: 'b', service, location: { name: 'South' } },
    { id: 'o', name: 'Office', services: [{ id: '2', name: 'Permit' }, 5] },
  ]);
  expect(items).toMatchObject([
    { ref: { id: '1' }, places: [{ name: 'North' }, { name: 'South' }] },
    { ref: { id: '2' }, organization: { id: 'o', name: 'Office' } },
  ]);
});
