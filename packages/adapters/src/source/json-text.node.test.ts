import { atOnce } from '@civickit/core/markup';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readJsonList } from './json-text.js';

const schema = z.object({ items: z.array(z.unknown()) });
const read = (text: string, maxTokens?: number): unknown =>
  atOnce(readJsonList(text, { source: 'news', url: 'https://town.example/feed' }, schema, 'items', maxTokens));

test('brackets, commas and escaped quotes within strings do not count', () => {
  const items = ['[{,'.repeat(50), '"\\'.repeat(50), '\\'.repeat(51), '}'];
  expect(read(JSON.stringify({ items }), 10)).toEqual({ items });
});

test.each([
  ['too many values', `{"items":[${'1,'.repeat(20)}1]}`, 10, 'too-large/markup'],
  ['values too deep in each other', `{"items":${'['.repeat(100_001)}`, undefined, 'too-large/markup'],
  ['a string that never ends', `{"items":["${'a'.repeat(200_000)}`, undefined, 'protocol/not-json'],
  ['a comma too many', '{"items":[],}', undefined, 'protocol/not-json'],
  ['no list', '{"item":[]}', undefined, 'protocol/not-a-feed'],
])('%s', (_, text, maxTokens, code) => {
  expect(() => read(text, maxTokens)).toThrow(expect.objectContaining({ code, source: 'news' }));
});
