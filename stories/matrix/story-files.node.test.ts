import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settings } from './factors.ts';
import { allPairs, pairsOf, type Row } from './pairwise.ts';
import { elements, storyFiles } from './story-files.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const shown = elements.map(({ file, states }) => ({ file, states: Object.keys(states) }));

/** Read from the file and not from the generator, so that a generator that forgets is found out. */
function rowsIn(text: string): Row[] {
  const row = /args: { state: '(.+)' }, globals: { theme: '(.+)', lang: '(.+)', width: '(.+)' } }/g;
  return [...text.matchAll(row)].map(([, state = '', theme = '', lang = '', width = '']) => ({ state, theme, lang, width }));
}

describe('written stories', () => {
  it.each(Object.entries(storyFiles()))('%s is what the states and the matrix give', (path, text) => {
    expect(read(path), 'run: pnpm --filter @civickit/stories run matrix').toBe(text);
  });

  it.each(shown)('show every state of $file', ({ file, states }) => {
    const text = read(`../src/${file}.states.stories.ts`);
    expect(states.filter((state) => !text.includes(`{ state: '${state}' }`))).toEqual([]);
  });

  it.each(shown)('let every two values of state, theme, language and width meet: $file', ({ file, states }) => {
    const missing = allPairs({ state: states, ...settings });
    for (const row of rowsIn(read(`../src/${file}.matrix.stories.ts`))) for (const pair of pairsOf(row)) missing.delete(pair);
    expect([...missing]).toEqual([]);
  });

  it.each(shown)('need no more rows than the two longest factors: $file', ({ file, states }) => {
    expect(rowsIn(read(`../src/${file}.matrix.stories.ts`))).toHaveLength(
      states.length * Math.max(...Object.values(settings).map(({ length }) => length)),
    );
  });
});
