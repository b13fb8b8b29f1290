import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tables, withTables } from './tables.ts';

const page = readFileSync(new URL('../../docs/design.md', import.meta.url), 'utf8');

test('docs/design.md has the figures of the tokens and the words of the catalogues: npm run build && pnpm --filter @civickit/stories run design', () => {
  expect(page).toBe(withTables(page));
});

test.each(Object.keys(tables))('docs/design.md has the table %s', (name) => {
  expect(page).toContain(tables[name]);
});

const tags = globSync('*/define.ts', { cwd: new URL('../../packages/components/src/', import.meta.url) }).map(
  (file) => `<civic-${file.split(/[\\/]/)[0]}>`,
);

test.each(tags)('docs/design.md says what to do and what not with %s', (tag) => {
  expect(page.slice(page.indexOf('## Do and'))).toContain(`| \`${tag}\``);
});
