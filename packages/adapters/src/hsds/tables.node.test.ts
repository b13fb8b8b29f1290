import { expect, test } from 'vitest';
import { parseHsds } from './parse-hsds.js';

const options = { source: 'county', url: new URL('https://county.example/base.json'), zone: 'UTC' };

test('tables are joined by the ids that they name', async () => {
  const tables = {
    organizations: [{ id: 'o', name: 'Office' }],
    services: [{ id: 1, organization_id: 'o', name: 'Licence' }, { id: '2', name: 'Permit' }, { name: 'No id' }],
    service_at_locations: [{ id: 's', service_id: '1', location_id: 'l' }],
    locations: [{ id: 'l', name: 'Hall' }],
    addresses: [{ id: 'a', location_id: 'l', address_1: '1 High St' }],
    schedules: [{ id: 'h', service_at_location_id: 's', byday: 'MO', opens_at: '09:00', closes_at: '12:00' }],
    contacts: [{ id: 'c', service_id: '1', name: 'Ann' }],
    phones: [{ id: 'p', contact_id: 'c', number: '123' }],
    required_documents: [{ service_id: '1', document: 'Form' }, { service_id: 'gone', document: 'Lost' }, null],
    attributes: [{ link_id: '1', taxonomy_term_id: 't' }],
    taxonomy_terms: [{ id: 't', name: 'Trade' }],
  }; // prettier-ignore
  const { items, problems } = await parseHsds(new TextEncoder().encode(JSON.stringify(tables)), options);
  expect(items).toMatchObject([
    {
      ref: { source: 'county', id: '1' },
      organization: { id: 'o', name: 'Office' },
      places: [{ id: 'l', name: 'Hall', address: '1 High St', hours: { periods: [{ days: ['MO'] }] } }],
      contacts: [{ name: 'Ann', phones: [{ number: '123' }] }],
      documents: [{ name: 'Form' }],
      terms: [{ id: 't', name: 'Trade' }],
    },
    { ref: { id: '2' }, name: 'Permit' },
  ]);
  expect(problems).toMatchObject([{ issues: [{ path: '/services/2', message: 'no id' }] }]);
});
