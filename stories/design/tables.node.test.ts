import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tables, withTables } from './tables.ts';

const page = readFileSync(new URL('../../docs/design.md', import.meta.url), 'utf8');

test('docs/design.md has the figures of the tokens and the words of the catalogues: npm run build && pnpm --filter @civickit/stories run design', () => {
  expect(page).toBe(withTables(page));
});

test.each(Object.keys(tables))('docs/design.md has the table %s', (name) => {
  expect(page).toContain(tables[name]);
});
