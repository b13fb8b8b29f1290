import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contextIn } from '../content-system/context.node.js';
import { serveDigit, type DigitServer } from './digit-server.node.js';
import { digit, parseTypes } from './index.js';

const closing: DigitServer[] = [];
afterEach(() => Promise.all(closing.splice(0).map((server) => server.close())));

const definitions = [
  {
    serviceCode: 'B',
    name: 'Second',
    order: '2',
    active: true,
    menuPath: 'Water',
    slaHours: 72,
    department: 'DEPT_01',
    keywords: 'a, b,,',
  },
  { serviceCode: 'A', order: 1 },
  { serviceCode: 'Old', name: 'Gone', active: false },
  { serviceCode: 7, name: 'Numbered', slaHours: '' },
  { name: 'Nameless' },
  { serviceCode: 'A', name: 'Again' },
];
const origin = { source: 'nairobi', url: new URL('https://digit.example/') };
const parse = (value: unknown) => parseTypes(new TextEncoder().encode(JSON.stringify(value)), origin);

test('categories come in their order, with group, promise and department; what is not active is left out', () => {
  const { items, skipped } = parse(definitions);
  expect(items.map(({ ref, name }) => [ref.id, name])).toEqual([['A', 'A'], ['B', 'Second'], ['7', 'Numbered']]); // prettier-ignore
  expect(items[1]).toMatchObject({ groups: ['Water'], promised: 'PT72H', agency: 'DEPT_01', keywords: ['a', 'b'], hasQuestions: false });
  expect(items[2]).not.toHaveProperty('promised');
  expect(skipped.map(({ code }) => code)).toEqual(['protocol/wrong-shape', 'protocol/wrong-shape']);
});

test('every form in which they are kept gives the same', () => {
  const ids = (value: unknown) => parse(value).items.map(({ ref }) => ref.id);
  const data = definitions.map((each) => ({ tenantId: 'ke.nairobi', data: each }));
  for (const form of [data, { mdms: data }, { MdmsRes: { 'RAINMAKER-PGR': { ServiceDefs: definitions } } }, { ServiceDefs: definitions }]) {
    expect(ids(form)).toEqual(['A', 'B', '7']);
  }
  expect(ids({ mdms: [{ isActive: false, data: { serviceCode: 'X' } }] })).toEqual([]);
  expect(() => parse({ MdmsRes: {} })).toThrow(expect.objectContaining({ code: 'protocol/wrong-shape' }));
});

test('they come from MDMS, of the tenant that keeps them, or from a file', async () => {
  const server = await serveDigit({ types: definitions });
  closing.push(server);
  const shared = { id: 'nairobi', url: `${server.origin}/`, tenantId: 'ke.nairobi' };
  const asked = await digit({ ...shared, typesTenantId: 'ke' }).types?.({}, contextIn());
  expect(asked?.items).toHaveLength(3);
  expect(server.bodies[0]?.body).toMatchObject({ MdmsCriteria: { tenantId: 'ke', moduleDetails: [{ moduleName: 'RAINMAKER-PGR' }] } });
  const file = await digit({ ...shared, typesUrl: 'types.json' }).types?.({}, contextIn());
  expect(file?.items).toEqual(asked?.items);
  expect(server.asked.at(-1)).toBe('/types.json');
});

/** Of egovernments/Citizen-Complaint-Resolution-System (MIT). It lies beside the checkout, not in it. */
const beside = ['../../../../../shared', '../../../../../../shared'].map((path) => join(import.meta.dirname, path));
const given = process.env['CIVICKIT_SHARED'];
const shared = (given ? [given] : beside).find((path) => existsSync(path)) ?? '';
const sample = join(shared, 'data/digit/digit-nairobi-ServiceDefs.json');

test.skipIf(!existsSync(sample))('the categories of Nairobi', () => {
  const { items, skipped } = parseTypes(readFileSync(sample), origin);
  expect([items.length, skipped]).toEqual([37, []]);
  expect(items[0]).toMatchObject({ ref: { id: 'NoWaterSupply' }, name: 'NO WATER SUPPLY', groups: ['WaterRelated'], promised: 'PT72H' });
});
