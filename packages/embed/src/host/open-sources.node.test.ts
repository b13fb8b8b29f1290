import { expect, test } from 'vitest';
import { explainConfiguration } from '../config/explain-configuration.js';
import * as drupal from '../parts/adapters/drupal.js';
import * as feed from '../parts/adapters/feed.js';
import * as files from '../parts/adapters/files.js';
import * as wordpress from '../parts/adapters/wordpress.js';
import { openSource } from './open-sources.js';

const parts: Readonly<Record<string, unknown>> = {
  'adapters/feed': feed,
  'adapters/files': files,
  'adapters/wordpress': wordpress,
  'adapters/drupal': drupal,
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
