import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Names of packages that a module comes to, with all that it imports; types are gone once it is built. */
function packagesOf(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)'|\bimport\('([^']+)'\)/gm);
  return [...imports].flatMap(([, stated = '', asked = stated]) =>
    asked.startsWith('.') ? packagesOf(path.resolve(path.dirname(file), asked.replace(/\.js$/, '.ts')), seen) : [asked],
  );
}

test('the contracts run with what @civickit/core brings along: docs/adapters.md says so', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(here, '../../package.json'), 'utf8')) as { dependencies: object };
  const wanted = new Set(packagesOf(path.join(here, 'index.ts')));
  expect([...wanted].filter((name) => !Object.keys(dependencies).includes(name))).toEqual([]);
  expect(wanted.size).toBeGreaterThan(0);
});
