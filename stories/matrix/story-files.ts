import { type NoticeFeedState, noticeFeedStates } from '@civickit/components/notice-feed/states.js';
import { settings } from './factors.ts';
import { pairwise, type Row } from './pairwise.ts';

const warning = '// Written by `pnpm --filter @civickit/stories run matrix`: do not edit.';

/** Rows in which every state meets every theme, language and width, and these each other. */
export function noticeFeedRows(): Row[] {
  return pairwise({ state: Object.keys(noticeFeedStates), ...settings });
}

/** The story files that are written from the states and the matrix, by their paths from here. */
export function storyFiles(): Readonly<Record<string, string>> {
  return {
    '../src/notice-feed.states.stories.ts': storyFile(
      'Notice feed/States',
      '',
      Object.entries<NoticeFeedState>(noticeFeedStates).map(
        ([state, { summary }]) => `/** ${summary}. */\nexport const ${exportName([state])}: Story = { args: { state: '${state}' } };`,
      ),
    ),
    // No page of their own: it would show all of them at once.
    '../src/notice-feed.matrix.stories.ts': storyFile('Notice feed/Matrix', ", tags: ['!autodocs']", noticeFeedRows().map(cell)),
  };
}

function storyFile(title: string, more: string, stories: readonly string[]): string {
  return `${warning}
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type StateArgs, stateScene } from './notice-feed.scene.ts';

const meta = { ...stateScene, title: '${title}'${more} } satisfies Meta<StateArgs>;

export default meta;
type Story = StoryObj<StateArgs>;

${stories.join('\n')}
`;
}

function cell({ state = '', theme = '', lang = '', width = '' }: Row): string {
  const name = `${state} · ${theme} · ${lang} · ${width}`;
  const globals = `{ theme: '${theme}', lang: '${lang}', width: '${width}' }`;
  return `export const ${exportName([state, theme, lang, width])}: Story = { name: '${name}', args: { state: '${state}' }, globals: ${globals} };`;
}

/** 'old copy', 'zh-Hans' -> OldCopyZhHans */
function exportName(parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split(/[ -]/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
