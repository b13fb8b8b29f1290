import { expect, test } from 'vitest';
import { hsdsOptions } from './hsds-options.js';

const small = { id: 'county', url: 'https://county.example/hsds' };

test.each([
  small,
  { ...small, version: 'uk-1', filters: [], search: 'post', format: 'ndjson', full: true, flat: true, perPage: 1000, lang: 'zh-Hans', coordinateSystem: 'BD09' },
])('what JSON can say is taken: %o', (good) => {
  expect(hsdsOptions.safeParse(good).success).toBe(true);
}); // prettier-ignore

test.each([
  { id: 'county' },
  { ...small, version: '2.0' },
  { ...small, filters: ['proximity'] },
  { ...small, perPage: 0 },
  { ...small, lang: '' },
  { ...small, key: 'secret' },
])('and nothing else: %o', (bad) => {
  expect(hsdsOptions.safeParse(bad).success).toBe(false);
});
