import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDefinition } from './parse-definition.js';
import { parseDiscovery } from './parse-discovery.js';
import { parseRequests } from './parse-requests.js';
import { parseServices } from './parse-services.js';
import { parseErrors } from './read/parse-errors.js';
import { parseReceipt } from './send/read-receipt.js';

/** The examples of the standard and answers of real servers. They lie beside the checkout, not in it. */
const beside = ['../../../../../shared', '../../../../../../shared'].map((path) => join(import.meta.dirname, path));
const given = process.env['CIVICKIT_SHARED'];
const shared = join((given ? [given] : beside).find((path) => existsSync(path)) ?? '', 'data/open311');
const missing = !existsSync(shared);
const bytesOf = (name: string) => readFileSync(join(shared, name));
const origin = { source: 'town', zone: 'America/Toronto' };

test.skipIf(missing)('the examples of the standard read alike in both formats', async () => {
  for (const name of ['service-requests', 'service-request']) {
    const inJson = await parseRequests(bytesOf(`spec-examples/json-${name}.json`), origin);
    const inXml = await parseRequests(bytesOf(`spec-examples/xml-${name}.xml`), origin);
    expect(inJson.items.map((request) => ({ ...request, raw: 0 }))).toEqual(inXml.items.map((request) => ({ ...request, raw: 0 })));
    expect(inJson.items[0]).toMatchObject({ type: { id: '006' }, postcode: '94122' });
  }
  const types = await parseServices(bytesOf('spec-examples/json-service-list.json'), origin);
  expect(types.items.map((type) => ({ ...type, raw: 0 }))).toEqual(
    (await parseServices(bytesOf('spec-examples/xml-service-list.xml'), origin)).items.map((type) => ({ ...type, raw: 0 })),
  );
  expect(types.items.map(({ ref }) => ref.id)).toEqual(['001', '002', '003']);
  expect(await parseDefinition(bytesOf('spec-examples/json-service-definition.json'))).toEqual(
    await parseDefinition(bytesOf('spec-examples/xml-service-definition.xml')),
  );
  expect((await parseDiscovery(bytesOf('spec-examples/discovery.json'))).items).toEqual(
    (await parseDiscovery(bytesOf('spec-examples/discovery.xml'))).items,
  );
});

test.skipIf(missing)('receipts and errors of the standard and of Boston', async () => {
  expect(await parseReceipt(bytesOf('spec-examples/json-service-request-post.json'))).toMatchObject({ id: '293944' });
  expect(await parseReceipt(bytesOf('spec-examples/xml-service-request-post.xml'))).toMatchObject({ id: '293944' });
  expect(await parseReceipt(bytesOf('real/node-open311-boston-submitrequest-token.xml'))).toEqual({ token: '503fc045901932078800163c' });
  expect((await parseErrors(bytesOf('spec-examples/xml-errors.xml'))).items).toEqual((await parseErrors(bytesOf('spec-examples/json-errors.json'))).items); // prettier-ignore
  expect((await parseErrors(bytesOf('real/node-open311-boston-err-submitrequest-base_is_duplicate.xml'))).items).toEqual([
    { code: '400', description: 'Invalid service request: base is a duplicate.' },
  ]);
});

test.skipIf(missing)('San Francisco tells with extensions what happened', async () => {
  const { items } = await parseRequests(bytesOf('spec-examples/request-extended-sanfrancisco.json'), origin);
  expect(items).toMatchObject([
    { updates: [{ description: 'Submitted via Android' }, { description: 'Opened' }], answers: [{ label: 'Object' }] },
  ]);
});

test.skipIf(missing)('Toronto, Chicago, Gießen and Washington are read without a loss', async () => {
  const toronto = await parseRequests(bytesOf('real/open311status-requests_many.xml'), origin);
  expect(toronto).toMatchObject({ problems: [], count: 2, items: [{ agency: '311 Toronto', where: { longitude: -79.272306875 } }, {}] });
  expect(toronto.items[0]?.updated).toBeUndefined();
  expect((await parseRequests(bytesOf('real/open311status-service_requests.json'), origin)).items).toMatchObject([
    { ref: { id: '14-01100669' } },
    {},
  ]);
  expect((await parseServices(bytesOf('real/open311status-services_giessen.xml'), origin)).items).toHaveLength(8);
  const washington = await parseServices(bytesOf('real/node-open311-dc-services.xml'), origin);
  expect([washington.items.length, washington.problems]).toEqual([86, []]);
  expect(washington.items.filter(({ description = '' }) => /<|&[a-z]+;/.test(description))).toEqual([]);
  const { definition, problems } = await parseDefinition(bytesOf('real/node-open311-dc-services-S0301.xml'));
  expect(problems).toEqual([]);
  expect(definition.pages[0]?.questions.map(({ type }) => type)).toContain('note');
});
