import { readdirSync, readFileSync } from 'node:fs';
import { pulledOptions } from '@civickit/adapters/pulled/options.js';
import { CivicError, isCivicError, type Kind, type SourceOf } from '@civickit/core';
import { expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { openConfiguredSources } from '../configuration.js';
import type { AdapterPart } from '../host/open-sources.js';
import { adapterOptions } from './adapter-options.js';

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
/** What an entry must have beside an address. */
const needed: Readonly<Record<string, object>> = { digit: { tenantId: 'ke.nairobi' }, submit: { forms: '/forms.json' } };
const adapters = readdirSync(new URL('../parts/adapters', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));

test('every adapter that pages can load has options that the configuration knows', () => {
  expect(Object.keys(adapterOptions).sort()).toEqual([...adapters].sort());
});

// What docs/adapters.md lists for a new adapter of the release.
test.each(adapters)('nothing of %s is forgotten', async (name) => {
  const part = (await import(`../parts/adapters/${name}.ts`)) as AdapterPart;
  const common = Object.keys(pulledOptions.shape);
  const byKind = Object.entries(adapterOptions[name] ?? {}) as [Kind, z.ZodMiniObject][];
  const own = new Set(byKind.flatMap(([, { shape }]) => Object.keys(shape)).filter((key) => !common.includes(key)));
  expect(Object.keys(part.checks).sort(), 'what a page checks, and what is explained').toEqual([...own].sort());
  expect(Object.keys(part.sources).sort(), 'kinds').toEqual(byKind.map(([kind]) => kind).sort());

  const offline = { send: () => Promise.reject(new CivicError('offline/no-network', 'no network')) };
  for (const [kind] of byKind) {
    const [source] = await openConfiguredSources(
      kind,
      { civickit: 1 },
      [{ id: 'a', adapter: name, url: 'https://a.example/', ...needed[name] }],
      'https://b.example/',
    );
    const context = { http: offline, clock: Date, zone: 'UTC', signal: new AbortController().signal };
    // A file of types tells no requests, and so asks for nothing when it is asked for them.
    const { types } = (source ?? {}) as SourceOf['requests'];
    const asked = types && (name === 'files' || name === 'handoff') ? types({}, context) : source?.list({}, undefined, context);
    const error: unknown = await asked?.then(undefined, (thrown: unknown) => thrown);
    expect(isCivicError(error) && error.code, 'outside a page, configuration.ts').toBe('offline/no-network');
  }

  expect(read('../pinned.ts'), 'the file in one piece').toContain(`'adapters/${name}': `);
  expect(read('../../../../docs/configuration.md'), 'the table of adapters').toMatch(new RegExp(`^\\| \`${name}\` `, 'm'));
  const { exports } = JSON.parse(read('../../../adapters/package.json')) as { exports: Record<string, unknown> };
  expect(Object.keys(exports)).toEqual(expect.arrayContaining([`./${name}`, `./${name}/options.js`]));
});

test.each(readdirSync(new URL('../parts/pulled', import.meta.url)))(
  'copies are read on pages in one piece too, and by programs: %s',
  (file) => {
    const kind = file.replace(/\.ts$/, '');
    expect(read('../pinned.ts')).toContain(`'pulled/${kind}': `);
    const { exports } = JSON.parse(read('../../../adapters/package.json')) as { exports: Record<string, unknown> };
    expect(Object.keys(exports)).toContain(kind === 'notices' ? './pulled' : `./pulled/${kind}`);
  },
);
