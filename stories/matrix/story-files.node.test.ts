import { readFileSync } from 'node:fs';
import { noticeFeedStates } from '@civickit/components/notice-feed/states.js';
import { describe, expect, it } from 'vitest';
import { settings } from './factors.ts';
import { allPairs, pairsOf, type Row } from './pairwise.ts';
import { storyFiles } from './story-files.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const states = Object.keys(noticeFeedStates);

/** Read from the file and not from the generator, so that a generator that forgets is found out. */
function rowsIn(text: string): Row[] {
  const row = /args: { state: '(.+)' }, globals: { theme: '(.+)', lang: '(.+)', width: '(.+)' } }/g;
  return [...text.matchAll(row)].map(([, state = '', theme = '', lang = '', width = '']) => ({ state, theme, lang, width }));
}

describe('written stories', () => {
  it.each(Object.entries(storyFiles()))('%s is what the states and the matrix give', (path, text) => {
    expect(read(path), 'run: pnpm --filter @civickit/stories run matrix').toBe(text);
  });

  it('show every state', () => {
    const text = read('../src/notice-feed.states.stories.ts');
    expect(states.filter((state) => !text.includes(`{ state: '${state}' }`))).toEqual([]);
  });

  it('let every two values of state, theme, language and width meet', () => {
    const missing = allPairs({ state: states, ...settings });
    for (const row of rowsIn(read('../src/notice-feed.matrix.stories.ts'))) for (const pair of pairsOf(row)) missing.delete(pair);
    expect([...missing]).toEqual([]);
  });

  it('need no more rows than the two longest factors', () => {
    expect(rowsIn(read('../src/notice-feed.matrix.stories.ts'))).toHaveLength(states.length * (settings['lang']?.length ?? 0));
  });
});
