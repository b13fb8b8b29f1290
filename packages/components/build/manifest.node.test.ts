import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { describe, expect, test } from 'vitest';

interface Described {
  readonly name: string;
  readonly description?: string;
  readonly fieldName?: string;
}
interface Element extends Described {
  readonly attributes?: readonly Described[];
  readonly members: readonly Described[];
}

const cwd = fileURLToPath(new URL('..', import.meta.url));
const argv = ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'];
const { modules } = (await cli({ argv, cwd, noWrite: true })) as { modules: readonly { declarations: readonly Element[] }[] };
const elements = modules.flatMap(({ declarations }) => declarations);

describe('the manifest', () => {
  test('has every element', () => {
    const defined = elements.map(({ name }) => name).sort();
    expect(defined).toEqual([
      'CivicAlertBanner',
      'CivicFeedback',
      'CivicForm',
      'CivicKit',
      'CivicNoticeFeed',
      'CivicOutbox',
      'CivicRating',
      'CivicRequestList',
      'CivicRequestTracker',
      'CivicServiceCatalogue',
      'CivicServiceGuide',
      'CivicThemeSwitch',
    ]);
  });

  test.each(elements)('describes all that a page may set or call on $name, and lists nothing private', ({ attributes = [], members }) => {
    expect([...attributes, ...members].filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });

  test.each(elements)(
    'has the property of each attribute of $name, and no attribute for its state',
    ({ name, attributes = [], members }) => {
      const file = name
        .replace('Civic', '')
        .replace(/\B[A-Z]/g, '-$&')
        .toLowerCase();
      const source = readFileSync(new URL(`../src/${file}/${file}.ts`, import.meta.url), 'utf8');
      const state = [...source.matchAll(/(\w+): \{ (?:state: true|attribute: false) \}/g)].map(([, field]) => field);
      expect(attributes.filter(({ fieldName }) => state.includes(fieldName))).toEqual([]);
      expect(attributes.filter(({ fieldName }) => !members.some((member) => member.name === fieldName))).toEqual([]);
    },
  );
});
