import { dialectNames } from '@civickit/adapters/open311/options.js';
import { expect, test } from 'vitest';
import { explainConfiguration } from '../config/explain-configuration.js';
import * as digit from '../parts/adapters/digit.js';
import * as drupal from '../parts/adapters/drupal.js';
import * as feed from '../parts/adapters/feed.js';
import * as files from '../parts/adapters/files.js';
import * as hsds from '../parts/adapters/hsds.js';
import * as open311 from '../parts/adapters/open311.js';
import * as submit from '../parts/adapters/submit.js';
import * as wordpress from '../parts/adapters/wordpress.js';
import { openSource } from './open-sources.js';

const parts: Readonly<Record<string, unknown>> = {
  'adapters/feed': feed,
  'adapters/files': files,
  'adapters/wordpress': wordpress,
  'adapters/drupal': drupal,
  'adapters/hsds': hsds,
  'adapters/open311': open311,
  'adapters/digit': digit,
  'adapters/submit': submit,
};
const setting = {
  load: (name: string) => Promise.resolve(parts[name]),
  base: 'https://county.example/civickit.json',
};
const town = { id: 'town', adapter: 'wordpress', url: 'https://town.example' };
const city = { id: 'city', adapter: 'drupal', url: 'https://city.example' };

test.each([
  { id: 'news', adapter: 'feed', url: '/feed.xml', pinnedCategory: 'Important' },
  { id: 'news', adapter: 'feed', url: '/feed.xml', types: { 辟谣: 'correction', 预警: 'alert' } },
  { id: 'board', adapter: 'files', url: '/board.csv', types: { 通报: 'statement' } },
  { ...town, types: { Rumours: 'correction' } },
  { ...city, types: { Rumours: 'correction' } },
  town,
  { ...town, url: '/news', type: 'closures', categories: ['Water', 7], tags: ['a'], perPage: 100, contact: { unit: 'Desk' }, area: '5201' },
  city,
  { ...city, api: 'en/jsonapi', bundle: 'closure', promoted: true, perPage: 50, pinnedCategory: 'x' },
  { ...city, fields: { body: 'body', image: '', categories: ['field_a.field_b'], expires: 'field_until' } },
])('an entry that is right makes a source, and nothing is said about it: %o', async (entry) => {
  expect(explainConfiguration({ civickit: 1, notices: [entry] })).toEqual([]);
  expect(await openSource('notices', entry, setting)).toMatchObject({ kind: 'notices', id: entry.id });
});

test.each([
  { ...town, url: '' },
  { ...town, types: { Rumour: 'rumour' } },
  { ...city, types: { '': 'news' } },
  { ...city, types: ['correction'] },
  { id: 'news', adapter: 'feed', url: '/feed.xml', types: 'correction' },
  { id: 'board', adapter: 'files', url: '/board.csv', types: { 辟谣: 5 } },
  { ...town, type: 'a/b' },
  { ...town, categories: 'Water' },
  { ...town, categories: [''] },
  { ...town, tags: [0] },
  { ...town, perPage: 101 },
  { ...town, pinnedCategory: 7 },
  { ...city, api: 'https://x' },
  { ...city, bundle: 'A b' },
  { ...city, fields: { body: 'a&b' } },
  { ...city, fields: { categories: 'field_tags' } },
  { ...city, fields: [] },
  { ...city, promoted: 'yes' },
  { ...city, perPage: 51 },
])('an entry that is wrong makes none, and is explained: %o', async (entry) => {
  expect(explainConfiguration({ civickit: 1, notices: [entry] })).not.toEqual([]);
  await expect(openSource('notices', entry, setting)).rejects.toMatchObject({ code: 'config/invalid', source: entry.id });
});

const kindOf = { hsds: 'services', open311: 'requests', digit: 'requests', files: 'forms', submit: 'forms' } as const;
const report = { id: 'report', adapter: 'open311', url: 'https://report.example/open311/v2' } as const;
const catalogue = { id: 'catalogue', adapter: 'hsds', url: 'https://services.example' } as const;
const forms = { id: 'forms', adapter: 'files', url: '/forms/index.json' } as const;
const office = { id: 'office', adapter: 'submit', url: '/submit.php', forms: '/forms/index.json' } as const;
const desk = { id: 'desk', adapter: 'digit', url: 'https://digit.example', tenantId: 'ke.nairobi' } as const;

test.each([
  report,
  ...dialectNames.map((dialect) => ({ ...report, dialect })),
  {
    ...report,
    url: '/open311',
    paths: { services: 'Services', requests: 'Requests', updates: 'u.{format}' },
    jurisdictionId: 'town.example',
  },
  { ...report, dateStyle: 'no-zone', format: 'xml', pageSize: 10_000, coordinateSystem: 'GCJ02', deviceId: 'kiosk', placeless: true },
  catalogue,
  { ...catalogue, version: 'uk-1', filters: ['search', 'modified_after'], search: 'post', format: 'ndjson', full: true, flat: false },
  { ...catalogue, version: '3.1', perPage: 1000, lang: 'zh-Hans-CN', coordinateSystem: 'BD09', contact: { unit: 'Desk' } },
  desk,
  {
    ...desk,
    requestsPath: 'pgr/v2',
    typesPath: 'mdms',
    typesTenantId: 'ke',
    typesUrl: '/types.json',
    locality: 'L1',
    channel: 'kiosk',
    perPage: 200,
  },
  forms,
  { ...forms, maxBytes: 1000, area: '5201' },
  office,
  { ...office, as: 'form', media: false, idempotent: true, contact: { unit: 'Desk' } },
  { ...office, as: 'json', media: 'multipart', uploads: '/uploads' },
])('an entry of services, requests or forms that is right makes a source: %o', async (entry) => {
  const kind = kindOf[entry.adapter];
  expect(explainConfiguration({ civickit: 1, [kind]: [entry] })).toEqual([]);
  expect(await openSource(kind, entry, setting)).toMatchObject({ kind, id: entry.id });
});

test.each([
  { ...report, dialect: 'toString' },
  { ...report, dialect: ['ureport'] },
  { ...report, dialect: '' },
  { ...report, paths: { service: '/s' } },
  { ...report, paths: { services: '' } },
  { ...report, paths: { requests: 'r?x' } },
  { ...report, paths: { types: 't' } },
  { ...report, paths: [] },
  { ...report, dateStyle: 'utc' },
  { ...report, format: 'ndjson' },
  { ...report, jurisdictionId: '' },
  { ...report, pageSize: 10_001 },
  { ...report, pageSize: 0.5 },
  { ...report, coordinateSystem: 'gcj02' },
  { ...report, deviceId: 5 },
  { ...report, placeless: 'yes' },
  { ...catalogue, version: 3 },
  { ...catalogue, filters: ['text'] },
  { ...catalogue, filters: 'search' },
  { ...catalogue, search: 'put' },
  { ...catalogue, format: 'xml' },
  { ...catalogue, full: 1 },
  { ...catalogue, flat: 'no' },
  { ...catalogue, perPage: 1001 },
  { ...catalogue, lang: 'zh_CN' },
  { ...catalogue, coordinateSystem: 'WGS84' },
  { ...desk, tenantId: undefined },
  { ...desk, tenantId: '' },
  { ...desk, requestsPath: '//other.example' },
  { ...desk, typesPath: '../x' },
  { ...desk, typesTenantId: 5 },
  { ...desk, typesUrl: '' },
  { ...desk, locality: '' },
  { ...desk, channel: {} },
  { ...desk, perPage: 201 },
  { ...forms, url: '' },
  { ...office, forms: undefined },
  { ...office, forms: ['/forms.json'] },
  { ...office, as: 'xml' },
  { ...office, media: true },
  { ...office, idempotent: 'yes' },
  { ...office, uploads: true },
])('an entry of services, requests or forms that is wrong makes none, and is explained: %o', async (entry) => {
  const kind = kindOf[entry.adapter];
  expect(explainConfiguration({ civickit: 1, [kind]: [entry] })).not.toEqual([]);
  await expect(openSource(kind, entry, setting)).rejects.toMatchObject({ code: 'config/invalid', source: entry.id });
});

test('an entry of Open311 speaks its own dialect: FixMyStreet takes no reports, the standard does', async () => {
  expect(await openSource('requests', { ...report, dialect: 'fixmystreet' }, setting)).not.toHaveProperty('send');
  expect(await openSource('requests', report, setting)).toHaveProperty('send');
});

test('the two things that are called "forms" are explained each in its own way', () => {
  const said = (value: object) => explainConfiguration({ civickit: 1, ...value }).map(({ path, message }) => `${path}: ${message}`);
  expect(said({ forms: '/forms.json' })).toEqual([expect.stringContaining('write [{ "id": "forms"')]);
  expect(said({ forms: [{ ...office, forms: 5 }] })).toEqual([expect.stringContaining('write "/forms/index.json"')]);
});
