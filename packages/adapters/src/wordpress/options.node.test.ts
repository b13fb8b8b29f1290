import { expect, test } from 'vitest';
import { wordpressOptions } from './wordpress-options.js';

const small = { id: 'town', url: 'https://town.example' };

test.each([small, { ...small, type: 'closures', categories: ['Water', 7], tags: [], perPage: 100, pinnedCategory: 'Important' }])(
  'what JSON can say is taken: %o',
  (good) => {
    expect(wordpressOptions.safeParse(good).success).toBe(true);
  },
);

test.each([
  { id: 'town' },
  { ...small, perPage: 101 },
  { ...small, perPage: 0 },
  { ...small, type: '../users' },
  { ...small, categories: 'Water' },
  { ...small, onload: 'x' },
])('and nothing else: %o', (bad) => {
  expect(wordpressOptions.safeParse(bad).success).toBe(false);
});
