import { expect, test } from 'vitest';
import { drupalOptions } from './drupal-options.js';

const small = { id: 'city', url: 'https://city.example' };

test.each([
  small,
  { ...small, api: 'en/jsonapi', bundle: 'notice', promoted: true, perPage: 50, fields: { image: '', categories: ['field_a.field_b'] } },
])('what JSON can say is taken: %o', (good) => {
  expect(drupalOptions.safeParse(good).success).toBe(true);
});

test.each([
  { id: 'city' },
  { ...small, perPage: 51 },
  { ...small, api: 'https://evil.example' },
  { ...small, bundle: '../user' },
  { ...small, fields: { body: 'a&b' } },
  { ...small, fields: { title: 'x' } },
])('and nothing else: %o', (bad) => {
  expect(drupalOptions.safeParse(bad).success).toBe(false);
});
