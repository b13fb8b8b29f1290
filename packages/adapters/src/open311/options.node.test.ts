import { expect, test } from 'vitest';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Open311Dialect } from './dialect.js';
import { dialectNames, open311Options } from './open311-options.js';

const small = { id: 'town', url: 'https://town.example/v2' };

test.each([
  small,
  { ...small, dialect: 'citysdk', format: 'xml', dateStyle: 'no-zone', jurisdictionId: 'town.example', pageSize: 100 },
  { ...small, paths: { services: 'Services', request: 'Requests/{id}' }, coordinateSystem: 'BD09', deviceId: 'kiosk', placeless: true },
])('a configuration may hold %j', (options) => {
  expect(open311Options.safeParse(options).success).toBe(true);
});

test.each([
  { id: 'town' },
  { ...small, dialect: 'sap' },
  { ...small, pageSize: 0 },
  { ...small, paths: { request: 'https://evil.example/{id}?' } },
  { ...small, paths: { request: '/absolute' } },
  { ...small, api_key: 'secret' },
])('and may not hold %j', (options) => {
  expect(open311Options.safeParse(options).success).toBe(false);
});

test('each name is a file with one dialect of that name, and no file is left over', async () => {
  const folder = join(import.meta.dirname, 'dialects');
  const files = readdirSync(folder).filter((file) => file !== 'box-around.ts');
  expect(files.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual([...dialectNames].sort());
  for (const name of dialectNames) {
    const [dialect, ...more] = Object.values((await import(join(folder, `${name}.ts`))) as Record<string, Open311Dialect>);
    expect([dialect?.name, more]).toEqual([name, []]);
  }
});
